import {
  addDays,
  FALLBACK_GAS_CONVERSION,
  gasZoneOfRegions,
  dailyConversion,
  moveEvening,
  yearGrid,
  wholeYear,
  YEAR_DAYS,
  type Direction,
  type GasConversion,
  type HomeYear,
  type LondonDate,
  type WholeYear,
  type YearGrid,
} from "@halfhourly/domain";
import type { Context } from "../context.js";
import { daysOfDirection } from "./days-of-direction.js";
import { registersOf, type ComparedMeter, type ComparisonPlan } from "./plan-comparison.js";

/** What one direction of a meter used in the year; of two elements both are added up. */
export interface KnownYear extends WholeYear {
  readonly meter: ComparedMeter;
  readonly direction: Direction;
  readonly gas: GasConversion;
}

export interface ComparedHome {
  readonly grid: YearGrid;
  readonly known: readonly KnownYear[];
  readonly year: HomeYear;
}

/** Reads the home's last 365 days; null where its meters hold none. */
export async function readHomeYear(context: Context, plan: ComparisonPlan): Promise<ComparedHome | null> {
  const newest = plan.meters
    .flatMap((meter) => registersOf(meter, "import").map(({ lastDate }) => lastDate))
    .filter((date) => date !== null)
    .toSorted();
  // Of two fuels the one that is behind ends the year; today is not over.
  const to = earlier(newest[0], addDays(plan.today, -1));
  if (to === undefined) return null;
  const grid = yearGrid({ from: addDays(to, 1 - YEAR_DAYS), to, today: plan.today });
  const directions = ["import", "export"] as const;
  const known = await Promise.all(
    plan.meters.flatMap((meter) =>
      directions
        .filter((direction) => registersOf(meter, direction).length > 0)
        .map((direction) => knownYear(context, plan, grid, meter, direction)),
    ),
  );
  const percent = plan.question.moveEveningPercent ?? 0;
  const find = (fuel: string, direction: Direction) =>
    known.find((one) => one.meter.linked.fuel === fuel && one.direction === direction)?.year ?? null;
  const electricity = find("electricity", "import");
  return {
    grid,
    known,
    year: {
      electricity: electricity && moveEvening(grid, electricity, percent),
      gas: find("gas", "import"),
      export: find("electricity", "export"),
    },
  };
}

function earlier(a: LondonDate | undefined, b: LondonDate): LondonDate | undefined {
  return a === undefined || a < b ? a : b;
}

async function knownYear(
  context: Context,
  plan: ComparisonPlan,
  grid: YearGrid,
  meter: ComparedMeter,
  direction: Direction,
): Promise<KnownYear> {
  const { from, to } = grid.year;
  const held = await daysOfDirection(context, meter, direction, { from, to });
  const gas = gasOf(context, plan, grid);
  return { meter, direction, gas, ...wholeYear(grid, held, { fuel: meter.linked.fuel, direction, gas }) };
}

function gasOf({ calorificValues }: Context, { meters }: ComparisonPlan, grid: YearGrid): GasConversion {
  const zone = gasZoneOfRegions(meters.map(({ linked }) => linked.region));
  if (zone === null || calorificValues === undefined) return FALLBACK_GAS_CONVERSION;
  return dailyConversion(zone, calorificValues.of(zone, addDays(grid.year.from, -1), grid.year.to));
}
