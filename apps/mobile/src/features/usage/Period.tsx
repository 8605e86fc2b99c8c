import type { ReactNode } from "react";
import { View } from "react-native";
import type { Fuel } from "@halfhourly/domain";
import type { Usage } from "../../data/answers.js";
import { useLook } from "../../look/useLook.js";
import { Disclosure } from "../../parts/Disclosure.js";
import { Link } from "../../parts/Link.js";
import { Notice } from "../../parts/Notice.js";
import { Paragraph } from "../../parts/Paragraph.js";
import { SideBySide } from "../../parts/SideBySide.js";
import { Stack } from "../../parts/Stack.js";
import { useWords } from "../../words/index.js";
import { DataUpTo } from "./DataUpTo.js";
import { missingFindings } from "./highlights.js";
import { HowWorkedOut } from "./HowWorkedOut.js";
import { MainFigure } from "./MainFigure.js";
import { MeasureChoice } from "./MeasureChoice.js";
import { valueIn, type Measure } from "./measure.js";
import { PeriodFacts } from "./PeriodFacts.js";
import { mainFinding } from "./sentences.js";
import { ScrollRegion } from "./ScrollRegion.js";
import { UsageChart } from "./UsageChart.js";
import { UsageTable } from "./UsageTable.js";
import { heldIn, usageBarsOf, type UsageBar } from "./usage-bars.js";
import { useVoice } from "./useVoice.js";

interface Props {
  readonly usage: Usage;
  readonly fuels: readonly Fuel[];
  readonly measure: Measure;
  readonly onMeasure: (measure: Measure) => void;
  readonly onMove: (direction: 1 | -1) => void;
  /** The way to any date. */
  readonly jump: ReactNode;
}

/** As tall as a chart with its controls and the facts of a bar. */
const TABLE_HEIGHT_PX = 680;

/** One period: said first, then shown, then the same as a table, then how it was worked out. */
export function Period({ usage, fuels, measure, onMeasure, onMove, jump }: Props) {
  const { wide } = useLook();
  const bars = usageBarsOf(usage);
  const sentences = useLeadSentences(usage, bars, fuels, measure);
  const held = heldIn(usage.imported.coverage) + (usage.exported ? heldIn(usage.exported.coverage) : 0) > 0;
  const unpriced = measure === "cost" && valueIn("cost", usage.imported) === null;
  const figure = held ? (
    <MainFigure usage={usage} measure={measure}>
      {wide ? null : <MeasureChoice measure={measure} onMeasure={onMeasure} />}
    </MainFigure>
  ) : null;
  const chart = unpriced ? (
    <NoTariff />
  ) : (
    <UsageChart usage={usage} bars={bars} measure={measure} sentence={sentences.join(" ")} onSwipe={onMove} />
  );
  const table = unpriced ? null : <UsageTable usage={usage} bars={bars} measure={measure} />;
  return (
    <Stack>
      <SideBySide first={<Lead sentences={sentences} />} second={figure} />
      {held ? (
        <SideBySide first={chart} second={wide && table ? <TableBeside>{table}</TableBeside> : null} />
      ) : null}
      {held ? <PeriodFacts usage={usage} bars={bars} measure={measure} /> : null}
      <View>
        {wide || !held || !table ? null : <TableOneTapAway>{table}</TableOneTapAway>}
        {jump}
        <HowWorkedOut usage={usage} />
      </View>
      <DataUpTo freshness={usage.freshness} />
    </Stack>
  );
}

function TableBeside({ children }: { readonly children: ReactNode }) {
  const t = useWords("usage");
  return (
    <ScrollRegion label={t("table.region")} maxHeight={TABLE_HEIGHT_PX}>
      {children}
    </ScrollRegion>
  );
}

function TableOneTapAway({ children }: { readonly children: ReactNode }) {
  const t = useWords("usage");
  return <Disclosure title={t("table.show")}>{children}</Disclosure>;
}

/** The finding, and what is missing from it. */
function useLeadSentences(
  usage: Usage,
  bars: readonly UsageBar[],
  fuels: readonly Fuel[],
  measure: Measure,
): string[] {
  const { tell } = useVoice();
  const missing = heldIn(usage.imported.coverage) > 0 ? missingFindings(usage, bars) : [];
  return [mainFinding({ ...usage, fuels }, measure), ...missing].map(tell);
}

function Lead({ sentences: [first, ...others] }: { readonly sentences: readonly string[] }) {
  return (
    <Stack gap="one">
      <Paragraph size="lead">{first}</Paragraph>
      {others.map((sentence) => (
        <Paragraph key={sentence}>{sentence}</Paragraph>
      ))}
    </Stack>
  );
}

function NoTariff() {
  const t = useWords("usage");
  return (
    <Notice
      state="empty"
      title={t("noTariff.title")}
      action={<Link href="/you/meters">{t("noTariff.action")}</Link>}
    >
      {t("noTariff.text")}
    </Notice>
  );
}
