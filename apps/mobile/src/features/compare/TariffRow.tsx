import type { ComparisonScope, TariffResult } from "@halfhourly/contracts";
import { Text, View } from "react-native";
import { fontFamily, space, TARGET, type } from "../../look/tokens.js";
import { useLook } from "../../look/useLook.js";
import { Anchor } from "../../parts/Anchor.js";
import { AsWritten } from "../../parts/AsWritten.js";
import { Paragraph } from "../../parts/Paragraph.js";
import { useLanguage, useWords } from "../../words/index.js";
import { tariffAddress } from "./compare-choice.js";
import { differenceText, sideOf, yearText } from "./sentences.js";
import { contractFacts, otherFacts, supplierName } from "./tariff-facts.js";

interface Props {
  readonly result: TariffResult;
  readonly scope: ComparisonScope;
  /** Of several electricity meters, which was compared. */
  readonly meter: string | undefined;
  /** Said above the list already: each row then says it in two words. */
  readonly allInvented: boolean;
  readonly saysNoGreen: boolean;
}

/** A tariff as one row: its place, its name, what a year costs, and what must be known before taking it. */
export function TariffRow({ result, scope, meter, allInvented, saysNoGreen }: Props) {
  const { colours, wide } = useLook();
  const t = useWords("compare");
  const figures = (
    <View style={wide ? { alignItems: "flex-end", paddingTop: 6, flexShrink: 0 } : {}}>
      <YearFigure totalPence={result.totalPence} scope={scope} />
      <Difference differencePence={result.differencePence} scope={scope} />
    </View>
  );
  return (
    <View
      role="listitem"
      style={{
        borderTopWidth: 1,
        borderTopColor: colours.border,
        paddingVertical: space.two,
        flexDirection: "row",
        gap: space.two,
      }}
    >
      <Place rank={result.rank} />
      <View style={{ flexGrow: 1, flexShrink: 1, flexBasis: 0, minWidth: 0, gap: space.half }}>
        <Name
          result={result}
          href={tariffAddress(result.key, { scope, ...(meter === undefined ? {} : { meter }) })}
        />
        <Supplier result={result} words={t(allInvented ? "invented" : "inventedLong")} />
        {wide ? null : figures}
        <Known result={result} saysNoGreen={saysNoGreen} />
      </View>
      {wide ? figures : null}
    </View>
  );
}

function Known({ result, saysNoGreen }: Pick<Props, "result" | "saysNoGreen">) {
  const t = useWords("compare");
  const { language } = useLanguage();
  return (
    <>
      <Paragraph size="small">{contractFacts(result, t, language).join(" · ")}</Paragraph>
      {otherFacts(result, t, saysNoGreen).map(({ key, text, quoted }) => (
        <Paragraph key={key} size="small" quiet>
          {text}
          {quoted === null ? null : <AsWritten>{quoted}</AsWritten>}
        </Paragraph>
      ))}
    </>
  );
}

function Place({ rank }: { readonly rank: number }) {
  const { colours } = useLook();
  const t = useWords("compare");
  return (
    <Text
      aria-label={t("rank", { rank })}
      role="img"
      style={[
        type.body,
        {
          fontFamily,
          color: colours.secondary,
          minWidth: 36,
          paddingTop: (TARGET - type.body.lineHeight) / 2,
          textAlign: "right",
          fontVariant: ["tabular-nums"],
        },
      ]}
    >
      {rank}
    </Text>
  );
}

/** The way to the whole arithmetic. */
function Name({ result: { name }, href }: { readonly result: TariffResult; readonly href: string }) {
  const { colours } = useLook();
  return (
    <Anchor
      href={href}
      lang="en"
      style={{
        fontFamily,
        fontSize: type.body.fontSize,
        lineHeight: type.body.lineHeight,
        fontWeight: "600",
        color: colours.link,
        textDecorationLine: "underline",
        paddingTop: (TARGET - type.body.lineHeight) / 2,
        paddingBottom: (TARGET - type.body.lineHeight) / 2,
        alignSelf: "flex-start",
      }}
    >
      {name}
    </Anchor>
  );
}

function Supplier({ result, words }: { readonly result: TariffResult; readonly words: string }) {
  return (
    <Paragraph size="small" quiet>
      <AsWritten>{supplierName(result)}</AsWritten>
      {result.isGenerated ? `, ${words}` : null}
    </Paragraph>
  );
}

export function YearFigure({
  totalPence,
  scope,
}: {
  readonly totalPence: number;
  readonly scope: ComparisonScope;
}) {
  const { colours } = useLook();
  const t = useWords("compare");
  return (
    <Text
      style={[
        type.heading,
        { fontFamily, fontWeight: "700", color: colours.text, fontVariant: ["tabular-nums"] },
      ]}
    >
      {yearText(totalPence, scope, t)}
    </Text>
  );
}

/** The words say which way; the colour repeats them. */
export function Difference({
  differencePence,
  scope,
}: {
  readonly differencePence: number | null;
  readonly scope: ComparisonScope;
}) {
  const { colours } = useLook();
  const t = useWords("compare");
  const text = differenceText(differencePence, scope, t);
  if (text === null || differencePence === null) return null;
  const side = sideOf(differencePence);
  const colour = side === "same" ? colours.text : side === "less" ? colours.cheaper : colours.dearer;
  return <Paragraph style={{ color: colour, fontWeight: "600" }}>{text}</Paragraph>;
}
