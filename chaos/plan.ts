import { chanceOf } from "@halfhourly/demonstration";
import { addDays, settlementDay, type Fuel, type LondonDate, type RegisterUnit } from "@halfhourly/domain";

/** A household with one register of its own. */
export interface Home {
  readonly number: number;
  readonly household: string;
  readonly meterPoint: string;
  readonly fuel: Fuel;
  readonly unit: RegisterUnit;
}

/** One document of half hours of one settlement day. */
export interface DayDocument {
  /** Of the first of its values, within the day. */
  readonly firstIndex: number;
  /** Null where there is none. */
  readonly values: readonly (number | null)[];
  readonly quality: "actual" | "estimated";
  readonly revision: number;
}

/** What a source says of one day of a home, document after document: a later one is sent once the one before has come. */
export interface DayPlan {
  readonly date: LondonDate;
  readonly documents: readonly DayDocument[];
}

const FIRST_DATE = "2015-01-01";
/** More days than any run comes to; the last is long past. */
export const MOST_DAYS = 4_000;
const LARGEST_VALUE = 2_000;

export function homeOf(seed: number, number: number): Home {
  const isGas = number % 4 === 3;
  return {
    number,
    household: `chaos-${seed}-${number}`,
    // No distributor has the number 99: it is nobody's meter point.
    meterPoint: `99${String(number).padStart(isGas ? 8 : 11, "0")}`,
    fuel: isGas ? "gas" : "electricity",
    unit: isGas ? "dm3" : "Wh",
  };
}

/** The same for the same arguments, whenever it is asked for. `day` counts from 0. */
export function planDay(seed: number, home: Home, day: number): DayPlan {
  const date = addDays(FIRST_DATE, day);
  const chance = chanceOf(seed, `home ${home.number} on ${date}`);
  const { slotCount } = settlementDay(date);
  const hasGaps = chance(0, 0) < 0.15;
  const values = Array.from({ length: slotCount }, (_, index) =>
    hasGaps && chance(1, index) < 0.1 ? null : Math.floor(chance(2, index) * LARGEST_VALUE),
  );
  const whole: DayDocument = { firstIndex: 0, values, quality: "actual", revision: 1 };
  const kind = chance(3, 0);
  if (kind < 0.5) return { date, documents: [whole] };
  if (kind < 0.65)
    return { date, documents: inTwoParts(whole, 1 + Math.floor(chance(4, 0) * (slotCount - 1))) };
  if (kind < 0.75)
    return {
      date,
      documents: [
        { ...whole, quality: "estimated" },
        { ...whole, revision: 2 },
      ],
    };
  const first = correction(whole, chance, 2);
  if (kind < 0.9) return { date, documents: [whole, first] };
  return { date, documents: [whole, first, correction(first, chance, 3)] };
}

function inTwoParts(whole: DayDocument, at: number): DayDocument[] {
  return [
    { ...whole, values: whole.values.slice(0, at) },
    { ...whole, firstIndex: at, values: whole.values.slice(at) },
  ];
}

/** The same day stated anew: some half hours are others than before. */
function correction(before: DayDocument, chance: ReturnType<typeof chanceOf>, revision: number): DayDocument {
  const values = before.values.map((value, index) =>
    value !== null && (index === 0 || chance(5 * revision, index) < 0.2)
      ? (value + 1 + index) % LARGEST_VALUE
      : value,
  );
  return { ...before, values, revision };
}
