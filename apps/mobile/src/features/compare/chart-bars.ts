import type { ComparisonScope, TariffComparison, TariffResult } from "@halfhourly/contracts";
import type { RankBar, RankLook } from "../../chart/rank-plot.js";
import { wholePounds } from "../../words/format.js";
import type { CompareWords } from "./compare-words.js";
import { byCost, forReading } from "./sentences.js";

type Charted = Pick<TariffComparison, "results" | "today" | "scope">;

export const MOST_BARS = 10;

/** The ten cheapest in order of cost. */
export function cheapestTen({ results }: Pick<TariffComparison, "results">): readonly TariffResult[] {
  return byCost(results).slice(0, MOST_BARS);
}

/** The ten cheapest and today's, cheapest first; today's stands at its place or last. */
export function rankBars(comparison: Charted, t: CompareWords): readonly RankBar[] {
  const { today, scope } = comparison;
  const ten = cheapestTen(comparison);
  const bars = ten.map((result): RankBar => ({
    ...valued(result.totalPence, scope),
    key: result.key,
    // As the list counts: equal costs share a place.
    name: String(1 + ten.filter(({ totalPence }) => totalPence < result.totalPence).length),
    look: lookOf(result.totalPence, today?.totalPence ?? null),
  }));
  if (today === null) return bars;
  const after = ten.findIndex(({ totalPence }) => totalPence >= today.totalPence);
  const at = after < 0 ? bars.length : after;
  const todays: RankBar = {
    ...valued(today.totalPence, scope),
    key: "today",
    name: t("chart.today"),
    look: "today",
  };
  return [...bars.slice(0, at), todays, ...bars.slice(at)];
}

function valued(pence: number, scope: ComparisonScope) {
  const value = forReading(pence, scope);
  return { value, text: wholePounds(value) };
}

function lookOf(pence: number, todayPence: number | null): RankLook {
  if (todayPence === null) return "plain";
  return pence < todayPence ? "cheaper" : "dearer";
}

/** What the chart shows, in a sentence. */
export function chartSentence(comparison: Charted, t: CompareWords): string {
  const { today, scope } = comparison;
  const ten = cheapestTen(comparison);
  const [first, last] = [ten[0], ten.at(-1)];
  if (first === undefined || last === undefined) return t("none");
  const ends = {
    low: wholePounds(forReading(first.totalPence, scope)),
    high: wholePounds(forReading(last.totalPence, scope)),
  };
  const at = today === null ? null : wholePounds(forReading(today.totalPence, scope));
  const isExport = scope === "export";
  const said =
    at === null
      ? ""
      : isExport
        ? t("chart.todayAtExport", { amount: at })
        : t("chart.todayAt", { amount: at });
  const values = { count: ten.length, ...ends, today: said };
  return isExport ? t("chart.sentenceExport", values) : t("chart.sentence", values);
}
