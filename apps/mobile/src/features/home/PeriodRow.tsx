import { Text, View } from "react-native";
import type { HomeRow } from "../../data/answers.js";
import { fontFamily, space, type } from "../../look/tokens.js";
import { useLook } from "../../look/useLook.js";
import { Link } from "../../parts/Link.js";
import { Paragraph } from "../../parts/Paragraph.js";
import { pounds } from "../../words/format.js";
import { useLanguage, useWords } from "../../words/index.js";
import { amountText } from "../usage/amount-text.js";
import { usageHref } from "../usage/usage-choice.js";
import { useVoice } from "../usage/useVoice.js";
import { rowFacts, type RowFacts } from "./sentences.js";

/** A period in one quiet row: which, how much, against the period before; its name leads to it. */
export function PeriodRow({ row }: { readonly row: HomeRow }) {
  const { colours } = useLook();
  const { tell } = useVoice();
  const facts = rowFacts(row);
  const limits = [...(facts.exported ? [facts.exported] : []), ...facts.caveats];
  return (
    <View
      role="listitem"
      style={{
        borderTopWidth: 1,
        borderTopColor: colours.border,
        paddingVertical: space.two,
        gap: space.half,
      }}
    >
      <View
        style={{
          flexDirection: "row",
          flexWrap: "wrap",
          justifyContent: "space-between",
          alignItems: "center",
          columnGap: space.two,
        }}
      >
        <Link href={usageHref({ period: row.period, date: row.from, fuel: null })}>{tell(facts.title)}</Link>
        <Figure row={row} facts={facts} />
      </View>
      <Fuels facts={facts} />
      <Paragraph>{tell(facts.change)}</Paragraph>
      {limits.map((limit) => (
        <Paragraph key={limit.key} size="small" quiet>
          {tell(limit)}
        </Paragraph>
      ))}
    </View>
  );
}

function Figure({ row, facts }: { readonly row: HomeRow; readonly facts: RowFacts }) {
  const { colours } = useLook();
  const { language } = useLanguage();
  if (facts.value === null) return null;
  // The service's own rounding, to the penny.
  const money = facts.measure === "cost" && row.imported.costPence !== null;
  return (
    <Text
      style={[
        type.keyFigureSmall,
        { fontFamily, fontWeight: "700", color: colours.text, fontVariant: ["tabular-nums"] },
      ]}
    >
      {money ? pounds(row.imported.costPence ?? 0) : amountText(facts.value, facts.measure, language)}
    </Text>
  );
}

function Fuels({ facts }: { readonly facts: RowFacts }) {
  const { language } = useLanguage();
  const energy = useWords("energy");
  const t = useWords("home");
  const shares = facts.fuels.map(
    ({ fuel, value }) =>
      `${energy(fuel)}\u00a0${value === null ? t("notKnown") : amountText(value, facts.measure, language)}`,
  );
  const said = [...(facts.soFar ? [t("soFar")] : []), ...shares];
  return said.length === 0 ? null : <Paragraph quiet>{said.join(" · ")}</Paragraph>;
}
