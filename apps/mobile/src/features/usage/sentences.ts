import { addDays, type Fuel, type LondonDate } from "@halfhourly/domain";
import type { Amount, Comparison, Coverage, Usage } from "../../data/answers.js";
import type { Finding, FindingValue } from "./finding.js";
import { COST_UNITS_PER_PENNY, valueIn, type Measure } from "./measure.js";
import { heldIn } from "./usage-bars.js";

/** What a sentence about a period is made from: a figure of the contract and whose it is. */
export interface PeriodFigure {
  readonly period: Usage["period"];
  readonly from: LondonDate;
  readonly to: LondonDate;
  readonly fuels: readonly Fuel[];
  readonly imported: Amount;
  readonly comparison: Comparison;
}

/** Within this many per cent two figures are "about the same". */
const SAME_WITHIN_PERCENT = 3;
const TWICE_PERCENT = 100;

/**
 * The first sentence: what was used, how much, and how that compares. Where the cost is asked for and cannot be said, it
 * says the energy: a reader with no tariff still learns something true.
 */
export function mainFinding(figure: PeriodFigure, wanted: Measure): Finding {
  const { coverage } = figure.imported;
  if (heldIn(coverage) === 0) {
    const key = coverage.notYet < coverage.expected ? "nothingHeld" : "nothingYet";
    return { key, values: { period: phrase(periodPhrase(figure)) } };
  }
  const measure = valueIn(wanted, figure.imported) === null ? "energy" : wanted;
  const value = valueIn(measure, figure.imported) ?? 0;
  return {
    key: `used.${measure}${isSoFar(figure) ? "SoFar" : ""}`,
    values: {
      amount: { as: "amount", measure, value },
      fuel: phrase({ key: `${measure === "carbon" ? "fuelSubject" : "ofFuel"}.${fuelName(figure.fuels)}` }),
      when: phrase(whenPhrase(figure)),
      compared: comparedValue(figure, measure),
    },
  };
}

/** True while readings of the period are still to come, or only live figures of some are here. */
export function isSoFar({ imported: { coverage } }: Pick<PeriodFigure, "imported">): boolean {
  return coverage.notYet > 0 || coverage.provisional > 0;
}

/** What limits the figure, most important first. Empty where every half hour is actual, priced and in. */
export function caveats(imported: Amount, measure: Measure, unpricedFuels: readonly Fuel[]): Finding[] {
  return [
    ...coverageFindings(imported.coverage),
    ...(measure === "cost" ? costCaveats(imported, unpricedFuels) : []),
    ...(measure === "carbon" ? carbonCaveats(imported.coverage) : []),
  ];
}

/** What is missing, estimated, doubtful, live or corrected among the half hours of a figure. */
export function coverageFindings(coverage: Coverage): Finding[] {
  const some = (key: "missing" | "suspect" | "provisional" | "corrected"): Finding[] =>
    coverage[key] > 0 ? [counted(key, coverage[key])] : [];
  return [
    ...some("missing"),
    ...estimatedFinding(coverage),
    ...some("suspect"),
    ...some("provisional"),
    ...some("corrected"),
  ];
}

/** A sentence about so many half-hour readings: the count chooses the plural form, the number is what is read. */
export function counted(
  key:
    | "missing"
    | "estimated"
    | "suspect"
    | "provisional"
    | "corrected"
    | "notPriced"
    | "notCarbon"
    | "stillToCome",
  count: number,
): Finding {
  return { key, count, values: { number: { as: "number", number: count } } };
}

/** Suspect half hours are counted as without carbon too, and have a sentence of their own. */
function carbonCaveats({ notCarbon, suspect }: Coverage): Finding[] {
  return notCarbon > suspect ? [counted("notCarbon", notCarbon - suspect)] : [];
}

function estimatedFinding(coverage: Coverage): Finding[] {
  if (coverage.estimated === 0) return [];
  const held = heldIn(coverage);
  if (coverage.estimated === held) return [{ key: "estimatedAll" }];
  const finding = counted("estimated", coverage.estimated);
  return [{ ...finding, values: { ...finding.values, held: { as: "number", number: held } } }];
}

function costCaveats(imported: Amount, unpricedFuels: readonly Fuel[]): Finding[] {
  const { coverage, costPence, costLowPence, costHighPence } = imported;
  // Suspect half hours are counted as not priced too, and have a sentence of their own.
  const notPriced = coverage.notPriced - coverage.suspect;
  const findings: Finding[] = [];
  if (costPence === null) findings.push({ key: "notPricedAll" });
  else if (unpricedFuels.length > 0) {
    findings.push(...unpricedFuels.map((fuel): Finding => ({ key: `notPricedFuel.${fuel}` })));
  } else if (notPriced > 0) findings.push(counted("notPriced", notPriced));
  if (costLowPence !== undefined && costHighPence !== undefined && costLowPence !== costHighPence) {
    findings.push({ key: "bounds", values: { low: pounds(costLowPence), high: pounds(costHighPence) } });
  }
  return findings;
}

/** ", about 15% less than the Saturday before"; nothing where too little can be paired for a fair word. */
function comparedValue(figure: PeriodFigure, measure: Measure): FindingValue {
  const finding = changeFinding(figure, measure, "compared");
  return finding === null ? { as: "nothing" } : phrase(finding);
}

/**
 * How a period compares with the one before: as the end of a sentence ("compared") or as one of its own ("change"). Null
 * where too little can be paired to say it fairly.
 */
export function changeFinding(
  figure: PeriodFigure,
  measure: Measure,
  form: "compared" | "change",
): Finding | null {
  const percent = changeOf(figure.comparison, measure);
  if (percent === null) return null;
  const before = phrase(beforePhrase(figure));
  const size = { as: "percent", percent } as const;
  if (Math.abs(percent) < SAME_WITHIN_PERCENT) return { key: `${form}.same`, values: { before } };
  if (percent < 0) return { key: `${form}.less`, values: { percent: size, before } };
  if (percent < TWICE_PERCENT) return { key: `${form}.more`, values: { percent: size, before } };
  const times = Math.floor(1 + percent / 100);
  if (times === 2) return { key: `${form}.twice`, values: { before } };
  return { key: `${form}.times`, values: { times: { as: "number", number: times }, before } };
}

/** The change that belongs to the measure: money with money, everything else by energy. */
export function changeOf(comparison: Comparison, measure: Measure): number | null {
  if (!comparison.enough) return null;
  return measure === "cost" ? comparison.changeCostPercent : comparison.changePercent;
}

function beforePhrase(figure: PeriodFigure): Finding {
  const { comparison, from, to } = figure;
  const soFar = figure.imported.coverage.notYet > 0 ? "SoFar" : "";
  if (figure.period === "day" && comparison.from === addDays(from, -7)) {
    return { key: `before.day${soFar}`, values: { weekday: { as: "weekday", date: comparison.from } } };
  }
  if (figure.period === "week" && comparison.to === addDays(to, -7)) return { key: `before.week${soFar}` };
  if (figure.period === "month" || figure.period === "year")
    return { key: `before.${figure.period}${soFar}` };
  return { key: "before.span", values: { span: { as: "span", from: comparison.from, to: comparison.to } } };
}

/** "on Saturday 21 November", "in November". */
export function whenPhrase(period: NamedPeriod): Finding {
  return periodIn("when", period, "onDate");
}

/** "Saturday 21 November", "the week 16 to 22 November": inside a sentence. */
export function periodPhrase(period: NamedPeriod): Finding {
  return periodIn("period", period, "date");
}

/** "Saturday 21 November", "16 to 22 November": by itself. */
export function titlePhrase(period: NamedPeriod): Finding {
  return periodIn("title", period, "date");
}

type NamedPeriod = Pick<PeriodFigure, "period" | "from" | "to">;

function periodIn(
  form: "when" | "period" | "title",
  { period, from, to }: NamedPeriod,
  day: "date" | "onDate",
): Finding {
  if (period === "day") return { key: `${form}.day`, values: { date: { as: day, date: from } } };
  if (period === "month") return { key: `${form}.month`, values: { month: { as: "month", date: from } } };
  if (period === "year") return { key: `${form}.year`, values: { year: { as: "year", date: from } } };
  return { key: `${form}.week`, values: { span: { as: "span", from, to } } };
}

function fuelName(fuels: readonly Fuel[]): "electricity" | "gas" | "both" {
  return fuels.length > 1 ? "both" : (fuels[0] ?? "electricity");
}

export function phrase(finding: Finding): FindingValue {
  return { as: "phrase", phrase: finding };
}

/** Whole pence as an amount of money. */
export function pounds(pence: number): FindingValue {
  return { as: "amount", measure: "cost", value: pence * COST_UNITS_PER_PENNY };
}
