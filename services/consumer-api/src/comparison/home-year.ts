import {
  addDays,
  fillMissing,
  FALLBACK_GAS_CONVERSION,
  gasZoneOfRegions,
  dailyConversion,
  moveEvening,
  registerYear,
  yearGrid,
  yearUncertaintyPerMille,
  type DayBlock,
  type Direction,
  type GasConversion,
  type HomeYear,
  type LondonDate,
  type RegisterYear,
  type YearGrid,
} from "@halfhourly/domain";
import type { Context } from "../context.js";
import { registersOf, type ComparedMeter, type ComparisonPlan } from "./plan-comparison.js";

const yearDays = 365;
/** So few days that lack something are no reason to speak of uncertainty: they are estimated and counted. */
const fewDays = 14;

/** What one direction of a meter used in the year, and how much of that is known. */
export interface KnownYear {
  readonly meter: ComparedMeter;
  readonly direction: Direction;
  readonly heldDays: number;
  readonly estimatedHalfHours: number;
  /** Null: too little is held to make a year of. */
  readonly uncertaintyPerMille: number | null;
  /** Every date of the year, filled; of two elements the first bears the standing charge and both are added up. */
  readonly days: readonly DayBlock[];
  readonly gas: GasConversion;
  readonly year: RegisterYear | null;
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
  const grid = yearGrid({ from: addDays(to, 1 - yearDays), to, today: plan.today });
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
  const { fuel } = meter.linked;
  const held = await readElements(context, meter, direction, from, to);
  const heldDays = held.filter(({ slots }) => slots.every((slot) => slot !== null)).length;
  const uncertaintyPerMille =
    heldDays >= yearDays - fewDays
      ? 0
      : direction === "export"
        ? null
        : yearUncertaintyPerMille(fuel, heldDays);
  const gas = gasOf(context, plan, grid);
  if (uncertaintyPerMille === null)
    return {
      meter,
      direction,
      heldDays,
      estimatedHalfHours: 0,
      uncertaintyPerMille,
      days: [],
      gas,
      year: null,
    };
  const { days, filled } = fillMissing(held, grid.year, direction === "export" ? "even" : fuel);
  const year = registerYear(grid, days, { fuel, direction, gas });
  return { meter, direction, heldDays, estimatedHalfHours: filled, uncertaintyPerMille, days, gas, year };
}

/** The elements of one direction added up half hour by half hour: a half hour that one of them lacks is missing. */
async function readElements(
  { readingStore }: Context,
  { grant, registers }: ComparedMeter,
  direction: Direction,
  from: LondonDate,
  to: LondonDate,
): Promise<readonly DayBlock[]> {
  if (grant === null) return [];
  const wanted = registers.filter(({ register }) => register.direction === direction);
  const elements = await Promise.all(
    wanted.map(({ register }) => readingStore.days(grant, register, from, to)),
  );
  const [first = [], second] = elements;
  if (second === undefined) return first;
  const others = new Map(second.map((day) => [day.date, day]));
  return first.flatMap((day) => {
    const other = others.get(day.date);
    return other === undefined
      ? []
      : [{ ...day, slots: day.slots.map((slot, i) => sumOf(slot, other.slots[i])) }];
  });
}

type Held = DayBlock["slots"][number];

function sumOf(a: Held, b: Held | undefined): Held {
  if (a === null || b === null || b === undefined) return null;
  const worse = [a, b].find(({ quality }) => quality !== "actual") ?? a;
  return { ...worse, value: a.value + b.value };
}

function gasOf({ calorificValues }: Context, { meters }: ComparisonPlan, grid: YearGrid): GasConversion {
  const zone = gasZoneOfRegions(meters.map(({ linked }) => linked.region));
  if (zone === null || calorificValues === undefined) return FALLBACK_GAS_CONVERSION;
  return dailyConversion(zone, calorificValues.of(zone, addDays(grid.year.from, -1), grid.year.to));
}
