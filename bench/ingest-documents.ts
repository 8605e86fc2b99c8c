import type { IntervalDocument } from "@halfhourly/contracts";
import {
  addDays,
  londonDateAt,
  londonDateOf,
  settlementDay,
  slotStartIso,
  type LondonDate,
  type Reading,
} from "@halfhourly/domain";
import { halfHoursOfDocument, type ArrivedReadings } from "@halfhourly/ingestion/arrivals";
import { registerYears } from "./home-years.js";
import type { RealStore } from "./real-store.js";

/** A consented household with one electricity register, and what it used each day of a year. */
export interface SendingHome {
  readonly household: string;
  readonly meterPoint: string;
  /** What it used on each day of a generated year, in order; null where a half hour is missing. */
  readonly year: readonly DayValues[];
}

export type DayValues = readonly (number | null)[];

/** One document as its bytes came in, with what whoever sent it is linked to. */
export interface Sent {
  readonly home: SendingHome;
  readonly date: LondonDate;
  readonly values: DayValues;
  readonly bytes: Buffer;
}

/** Shapes of generated homes that many households share. */
const shapes = 40;
/** Readings come in for the days that have just been: those of before are in the warm-up. */
const today = londonDateAt(Date.now());

export async function makeHomes(real: RealStore, count: number): Promise<readonly SendingHome[]> {
  const years = [...registerYears(Math.min(count, shapes))].filter(
    ({ register }) => register.fuel === "electricity" && register.direction === "import",
  );
  const daysOfYears = years.map(({ readings }) => daysOf(readings));
  const homes: SendingHome[] = [];
  for (let number = 0; number < count; number += 1) {
    const home = {
      household: `bench-${number}`,
      meterPoint: meterPointOf(number),
      year: daysOfYears[number % daysOfYears.length]!,
    };
    await real.consent(home.household, {
      meterPoint: home.meterPoint,
      fuel: "electricity",
      direction: "import",
      element: 1,
    });
    homes.push(home);
  }
  return homes;
}

/** As many as asked for, each with its check digit (MPAN core, weights of the Master Registration Agreement). */
function meterPointOf(number: number): string {
  const digits = `20${String(number).padStart(10, "0")}`;
  const weights = [3, 5, 7, 13, 17, 19, 23, 29, 31, 37, 41, 43];
  const sum = weights.reduce((total, weight, at) => total + weight * Number(digits[at]), 0);
  return `${digits}${(sum % 11) % 10}`;
}

function daysOf(readings: readonly Reading[]): readonly DayValues[] {
  const days = new Map<LondonDate, (number | null)[]>();
  for (const { slot, value } of readings) {
    const day = settlementDay(londonDateOf(slot));
    const values = days.get(day.date) ?? Array.from({ length: day.slotCount }, () => null);
    values[slot - day.firstSlot] = value;
    days.set(day.date, values);
  }
  return [...days.values()];
}

/** A day of every home, then the next day: as readings come in. Every document holds a whole settlement day. */
export function makeDocuments(
  homes: readonly SendingHome[],
  { firstDaysAgo, days }: { readonly firstDaysAgo: number; readonly days: number },
): readonly Sent[] {
  const documents: Sent[] = [];
  for (let daysAgo = firstDaysAgo; daysAgo > firstDaysAgo - days; daysAgo -= 1) {
    const { date, slotCount } = settlementDay(addDays(today, -daysAgo));
    for (const home of homes) {
      const ofThatLength = home.year.filter(({ length }) => length === slotCount);
      documents.push(documentOf(home, date, ofThatLength[daysAgo % ofThatLength.length]!));
    }
  }
  return documents;
}

/** The first half hour of a day long ago, which no whole document is of. */
export function singleReading(homes: readonly SendingHome[], number: number): Sent {
  const home = homes[number % homes.length]!;
  return documentOf(home, addDays(today, -59 + Math.floor(number / homes.length)), [number % 1000]);
}

function documentOf(home: SendingHome, date: LondonDate, values: DayValues): Sent {
  const document: IntervalDocument = {
    meterPoint: home.meterPoint,
    fuel: "electricity",
    direction: "import",
    element: 1,
    unit: "Wh",
    start: slotStartIso(settlementDay(date).firstSlot),
    intervalMinutes: 30,
    values: [...values],
    quality: "actual",
    exceptions: [],
    revision: 1,
  };
  return { home, date, values, bytes: Buffer.from(JSON.stringify(document)) };
}

/** What the product does with a document's bytes. Throws Error where one is refused or a value of it rejected. */
export function arrivedOf({ home, bytes }: Sent): ArrivedReadings {
  const read = halfHoursOfDocument(bytes, (_, code) => {
    throw new Error(`a value was rejected: ${code}`);
  });
  if (!read.ok) throw new Error(`a document was refused at ${read.fault.at}`);
  return {
    household: home.household,
    meterPoint: read.register.meterPoint,
    linkId: home.household,
    register: read.register,
    readings: read.halfHours,
    source: "bench",
    conversion: 1,
    receivedAtMs: Date.now(),
  };
}
