import type { ComparisonScope, TariffComparison } from "@halfhourly/contracts";
import { Legend, type LegendItem } from "../../chart/Legend.js";
import { RankBars } from "../../chart/RankBars.js";
import type { RankLook } from "../../chart/rank-plot.js";
import { useLook } from "../../look/useLook.js";
import { AsWritten } from "../../parts/AsWritten.js";
import { Disclosure } from "../../parts/Disclosure.js";
import { Heading } from "../../parts/Heading.js";
import { Paragraph } from "../../parts/Paragraph.js";
import { Stack } from "../../parts/Stack.js";
import { Table } from "../../parts/Table.js";
import { useWords } from "../../words/index.js";
import { wholePounds } from "../../words/format.js";
import { chartSentence, cheapestTen, rankBars } from "./chart-bars.js";
import type { CompareWords } from "./compare-words.js";
import { forReading, sideOf } from "./sentences.js";

interface Props {
  readonly comparison: TariffComparison;
}

/** The ten cheapest beside today's, with what they show in a sentence. */
export function CostChart({ comparison }: Props) {
  const t = useWords("compare");
  const { today, scope } = comparison;
  const bars = rankBars(comparison, t);
  const sentence = chartSentence(comparison, t);
  return (
    <Stack gap="two">
      <Heading level={2}>{t(scope === "export" ? "chart.titleExport" : "chart.title")}</Heading>
      <Paragraph>{sentence}</Paragraph>
      <RankBars
        bars={bars}
        sentence={sentence}
        marked={today === null ? null : forReading(today.totalPence, scope)}
      />
      <Legend label={t("chart.legend")} items={legendOf(bars, scope === "export", t)} />
    </Stack>
  );
}

function legendOf(
  bars: readonly { readonly look: RankLook }[],
  isExport: boolean,
  t: CompareWords,
): LegendItem[] {
  const words: Readonly<Record<RankLook, string>> = {
    cheaper: t(isExport ? "chart.cheaperExport" : "chart.cheaper"),
    today: t("chart.todayBar"),
    dearer: t(isExport ? "chart.dearerExport" : "chart.dearer"),
    plain: t(isExport ? "chart.plainExport" : "chart.plain"),
  };
  return (["cheaper", "today", "dearer", "plain"] as const)
    .filter((look) => bars.some((bar) => bar.look === look))
    .map((look) => ({ key: look, look: { kind: "rank", look }, words: words[look] }));
}

/** The same as a table: beside the chart on a desktop, one tap away on a phone. */
export function CostTable({ comparison }: Props) {
  const t = useWords("compare");
  const { wide } = useLook();
  const table = <Figures comparison={comparison} />;
  return wide ? table : <Disclosure title={t("chart.table")}>{table}</Disclosure>;
}

function Figures({ comparison }: Props) {
  const t = useWords("compare");
  const { scope } = comparison;
  const named = new Map(cheapestTen(comparison).map((result) => [result.key, result]));
  return (
    <Table
      caption={t("chart.table")}
      hideCaption
      columns={[
        { title: t("chart.place"), share: 1.1 },
        { title: t("chart.tariff"), share: 2 },
        { title: t("chart.year"), figures: true, share: 1.4 },
        { title: t("chart.against"), share: 1.4 },
      ]}
      rows={rankBars(comparison, t).map(({ key, name, text }) => {
        const result = named.get(key);
        return {
          key,
          cells: [
            name,
            result === undefined ? (
              <Paragraph key="name" size="small">
                <AsWritten>{comparison.today?.name ?? ""}</AsWritten>
              </Paragraph>
            ) : (
              <Paragraph key="name" size="small">
                <AsWritten>{result.name}</AsWritten>
              </Paragraph>
            ),
            text,
            result === undefined ? t("chart.isToday") : apart(result.differencePence, scope, t),
          ],
        };
      })}
    />
  );
}

/** The heading says against what. */
function apart(differencePence: number | null, scope: ComparisonScope, t: CompareWords): string {
  if (differencePence === null) return "–";
  const amount = wholePounds(Math.abs(differencePence));
  return t(`chart.apart.${sideOf(forReading(differencePence, scope))}`, { amount });
}
