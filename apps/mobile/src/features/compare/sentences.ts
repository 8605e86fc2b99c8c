import type { ComparisonScope, TariffComparison, TariffResult } from "@halfhourly/contracts";
import type { Fuel } from "@halfhourly/domain";
import { number, wholePounds } from "../../words/format.js";
import type { CompareWords } from "./compare-words.js";

type Compared = Pick<TariffComparison, "results" | "resultsInAll" | "today" | "scope">;

/** What the comparison found, first of all: the cheapest against what is paid today. */
export function leadSentence(comparison: Compared, t: CompareWords): string {
  const cheapest = cheapestOf(comparison.results);
  if (cheapest === undefined) return t("none");
  const count = comparison.resultsInAll;
  const { lead, cost, difference } = leadFacts(cheapest, comparison);
  return comparison.scope === "export"
    ? t(`leadExport.${lead}`, { best: t("bestOf", { count }), cost, difference })
    : t(`lead.${lead}`, { what: t("cheapestOf", { count }), cost, difference });
}

type Lead = "less" | "more" | "same" | "alone";

function leadFacts(cheapest: TariffResult, { today, scope }: Compared) {
  const apart = today === null ? null : cheapest.totalPence - today.totalPence;
  const lead: Lead = apart === null ? "alone" : sideOf(apart);
  return {
    lead,
    cost: wholePounds(forReading(cheapest.totalPence, scope)),
    difference: wholePounds(Math.abs(apart ?? 0)),
  };
}

/** Pounds, since a year is never known to the penny: closer than half a pound is the same. */
export function sideOf(differencePence: number): "less" | "more" | "same" {
  if (Math.abs(differencePence) < 50) return "same";
  return differencePence < 0 ? "less" : "more";
}

export function cheapestOf(results: readonly TariffResult[]): TariffResult | undefined {
  return byCost(results)[0];
}

export function byCost(results: readonly TariffResult[]): readonly TariffResult[] {
  return [...results].sort((a, b) => a.totalPence - b.totalPence);
}

/** What is sent to the grid earns: the service counts it below zero, and people say how much it pays. */
export function forReading(pence: number, scope: ComparisonScope): number {
  return scope === "export" ? 0 - pence : pence;
}

/** "about £1,090 a year", or what it pays. */
export function yearText(pence: number, scope: ComparisonScope, t: CompareWords): string {
  const amount = wholePounds(forReading(pence, scope));
  return scope === "export" ? t("earnsAYear", { amount }) : t("aYear", { amount });
}

/** "£64 less than today's": the word says which way, whatever the colour. Null where today's is not known. */
export function differenceText(
  differencePence: number | null,
  scope: ComparisonScope,
  t: CompareWords,
): string | null {
  if (differencePence === null) return null;
  const side = sideOf(differencePence);
  const amount = wholePounds(Math.abs(differencePence));
  return scope === "export" ? t(`differenceExport.${side}`, { amount }) : t(`difference.${side}`, { amount });
}

/** How many readings the year rests on, and how far it may be out: of the meters that are in what is compared. */
export function surenessSentences(
  { meters, scope }: Pick<TariffComparison, "meters" | "scope">,
  t: CompareWords,
): string[] {
  return meters
    .filter(({ isConsented, fuel }) => isConsented && isIn(scope, fuel))
    .flatMap(({ fuel, heldDays, uncertaintyPerMille, estimatedHalfHours }) => {
      const sure =
        uncertaintyPerMille === null
          ? []
          : uncertaintyPerMille === 0
            ? [t(`wholeYear.${fuel}`)]
            : [t(`uncertain.${fuel}`, { count: monthsIn(heldDays), percent: percent(uncertaintyPerMille) })];
      const filled = estimatedHalfHours === 0 ? [] : [t(`estimated.${fuel}`, { count: estimatedHalfHours })];
      return [...sure, ...filled];
    });
}

function isIn(scope: ComparisonScope, fuel: Fuel): boolean {
  return scope === "both" || fuel === (scope === "gas" ? "gas" : "electricity");
}

const MONTH_DAYS = 365 / 12;

function monthsIn(days: number): number {
  return Math.max(1, Math.round(days / MONTH_DAYS));
}

function percent(perMille: number): string {
  return `${number(perMille / 10)}%`;
}
