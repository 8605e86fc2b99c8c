import type { Fuel } from "@halfhourly/domain";
import type { Home, HomeRow } from "../../data/answers.js";
import type { Finding } from "../usage/finding.js";
import { exportFinding } from "../usage/highlights.js";
import { valueIn, type Measure } from "../usage/measure.js";
import {
  caveats,
  changeFinding,
  isSoFar,
  mainFinding,
  titlePhrase,
  type PeriodFigure,
} from "../usage/sentences.js";

/** What Home says first: the newest day that holds readings, and what is missing from it. Empty where there is no day. */
export function leadFindings({ rows }: Pick<Home, "rows">): Finding[] {
  const day = rows.find(({ period }) => period === "day");
  if (day === undefined) return [];
  const missing = caveats(day.imported, "energy", []).filter(({ key }) => key === "missing");
  return [mainFinding(figureOf(day), "cost"), ...missing];
}

/** One of the three rows as facts. */
export interface RowFacts {
  readonly title: Finding;
  readonly soFar: boolean;
  readonly measure: Measure;
  /** Wh or 10^-10 £, by the measure; null where nothing is held. */
  readonly value: number | null;
  /** Each fuel's share, where there are two. */
  readonly fuels: readonly { readonly fuel: Fuel; readonly value: number | null }[];
  readonly change: Finding;
  readonly exported: Finding | null;
  /** What limits the figure. */
  readonly caveats: readonly Finding[];
}

/** Money where it can be said, else energy; a fuel without a tariff is named rather than counted as nothing. */
export function rowFacts(row: HomeRow): RowFacts {
  const measure = valueIn("cost", row.imported) === null ? "energy" : "cost";
  const fuels = row.byFuel.map(({ fuel, imported }) => ({ fuel, value: valueIn(measure, imported) }));
  const unpriced = row.byFuel
    .filter(({ imported }) => imported.costPence === null && imported.energyWh !== null)
    .map(({ fuel }) => fuel);
  return {
    title: titlePhrase(row),
    soFar: isSoFar(row),
    measure,
    value: valueIn(measure, row.imported),
    fuels: fuels.length > 1 ? fuels : [],
    change: changeFinding(figureOf(row), measure, "change") ?? { key: "change.notEnough" },
    exported: exportFinding(row),
    caveats: caveats(row.imported, "cost", unpriced).filter(({ key }) => SHOWN_IN_ROW.has(key)),
  };
}

/** A row is quiet: only what changes how its figure is to be read; the rest is on Usage. */
const SHOWN_IN_ROW: ReadonlySet<Finding["key"]> = new Set<Finding["key"]>([
  "missing",
  "estimatedAll",
  "notPricedAll",
  "notPricedFuel.electricity",
  "notPricedFuel.gas",
  "bounds",
]);

function figureOf(row: HomeRow): PeriodFigure {
  return { ...row, fuels: row.byFuel.map(({ fuel }) => fuel) };
}
