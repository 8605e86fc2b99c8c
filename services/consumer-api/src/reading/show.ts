import type { Bar, Comparison, Home, Usage, UsageSeries } from "@halfhourly/contracts";
import {
  changePercent,
  DEFAULT_ROUNDING,
  FALLBACK_GAS_CONVERSION,
  GAS_RULE_DAILY,
  roundPenceHalfUp,
  settlementDay,
  slotStartIso,
  type LondonDate,
  type Period,
  type ReplacedValue,
} from "@halfhourly/domain";
import { isoSeconds } from "../actions/show-meters.js";
import type { HouseholdComparison } from "./compare.js";
import type { FreshnessFound } from "./freshness.js";
import type { Figures, HalfHourFigures } from "./rules.js";
import { showAmount, showHalfHourAmount } from "./show-amount.js";
import type { PlannedRegister } from "./what.js";

export function showKey({ meter, summary: { register, unit } }: PlannedRegister): UsageSeries["key"] {
  return {
    meterId: meter.id,
    fuel: register.fuel,
    direction: register.direction,
    element: register.element,
    unit,
  };
}

export function showHalfHourBar(figures: HalfHourFigures): Bar {
  return {
    start: slotStartIso(figures.slot),
    end: slotStartIso(figures.slot + 1),
    quality: figures.quality,
    ...(figures.correction === null ? {} : showCorrection(figures.correction)),
    amount: showHalfHourAmount(figures),
  };
}

function showCorrection({ replaced, atMs }: ReplacedValue): Partial<Bar> {
  return {
    correctedFrom: replaced.value,
    correctedAt: isoSeconds(atMs),
    correctedQuality: replaced.quality,
    correctedSource: replaced.source,
  };
}

export function showDayBar(date: LondonDate, figures: Figures): Bar {
  const { firstSlot, slotCount } = settlementDay(date);
  return {
    start: slotStartIso(firstSlot),
    end: slotStartIso(firstSlot + slotCount),
    quality: qualityOf(figures.counts),
    amount: showAmount(figures),
  };
}

/** One word where all half hours of the day are alike. */
function qualityOf({ actual, estimated, suspect, missing, notYet }: Figures["counts"]): Bar["quality"] {
  const counts = { actual, estimated, suspect, missing, "not-yet": notYet } as const;
  const kinds = (Object.keys(counts) as (keyof typeof counts)[]).filter((kind) => counts[kind] > 0);
  return kinds.length === 1 ? kinds[0]! : "mixed";
}

export function showComparison({ from, to }: Period, found: HouseholdComparison): Comparison {
  const { cost, enough, nowWh, beforeWh } = found;
  return {
    from,
    to,
    pairedHalfHours: found.pairedHalfHours,
    expectedHalfHours: found.expectedHalfHours,
    enough,
    nowWh,
    beforeWh,
    changePercent: enough ? changePercent(nowWh, beforeWh) : null,
    nowCostPence: cost === null ? null : roundPenceHalfUp(cost.now),
    beforeCostPence: cost === null ? null : roundPenceHalfUp(cost.before),
    changeCostPercent: cost !== null && enough && cost.enough ? changePercent(cost.now, cost.before) : null,
  };
}

export function showFreshness({ dataUpToMs, stale }: FreshnessFound, nowMs: number): Usage["freshness"] {
  return {
    dataUpTo: dataUpToMs === null ? null : isoSeconds(dataUpToMs),
    computedAt: isoSeconds(nowMs),
    stale,
  };
}

/** By which rules the figures were made, by name, so that any of them can be worked out again. */
export function showRules(figures: readonly Figures[]): Home["rules"] {
  const carbon = [...new Set(figures.flatMap((part) => part.carbon.basis))].sort();
  return {
    ...showGasRule(figures),
    costRounding: DEFAULT_ROUNDING,
    carbon: carbon.length === 0 ? "none" : carbon.join("; "),
  };
}

/** The rule in words, and how many gas days count with the usual value; home and usage say the same of the same days. */
function showGasRule(figures: readonly Figures[]): Pick<Home["rules"], "gasConversion" | "gas"> {
  const used = figures.flatMap(({ gas }) => gas);
  const gasDays = new Set(used.flatMap((part) => [...part.gasDays]));
  const fallbackGasDays = new Set(used.flatMap((part) => [...part.fallbackGasDays]));
  const zone = used.find(({ conversion }) => conversion.zone !== null)?.conversion.zone ?? null;
  const usual = (FALLBACK_GAS_CONVERSION.otherwise / GAS_RULE_DAILY.calorificValueScale).toFixed(1);
  const whose =
    zone === null
      ? "the usual one: this home's gas zone or its values are not known"
      : `where the value of a gas day in zone ${zone} is not known`;
  return {
    gasConversion: `${GAS_RULE_DAILY.name}, calorific value ${usual} MJ/m3 (${whose})`,
    ...(gasDays.size === 0
      ? {}
      : {
          gas: {
            rule: GAS_RULE_DAILY.name,
            zone,
            gasDays: gasDays.size,
            fallbackGasDays: fallbackGasDays.size,
          },
        }),
  };
}
