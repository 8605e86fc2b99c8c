import type { KeyObject } from "node:crypto";
import { beats, type DayBlock, type HeldValue } from "@halfhourly/domain";
import type { HouseholdKeys } from "@halfhourly/keys";
import type { HeldBytes, NewDay } from "./new-days.js";
import { openDay, openMonth } from "./sealed-rows.js";

type Met<Day> = readonly [Day, HeldBytes | null];

/**
 * Sources send again what they are not sure has come, and a stream delivers a batch again after a crash. Of days that met
 * a held one, those that would change nothing there are told from the others here, for many households at once, without
 * a transaction for each. Arrivals of one day are judged together, in their order: a correction that is held already is a
 * repeat, but where what it corrected comes again before it, leaving out the correction alone would undo it.
 * @param met in the order in which they arrived
 * @returns days that may change what is held, or of which nothing can be said without its merge
 */
export async function withoutRepeats<Day extends NewDay & { readonly household: string }>(
  keys: Pick<HouseholdKeys, "dataKeys">,
  met: readonly Met<Day>[],
): Promise<ReadonlySet<Day>> {
  if (met.length === 0) return new Set();
  const keyOf = await keys.dataKeys(met.map(([{ household }]) => household));
  const telling = new Set<Day>();
  for (const arrivals of byRegisterAndDate(met)) {
    const key = keyOf.get(arrivals[0]![0].household);
    for (const day of withoutFirstRepeats(key, arrivals)) telling.add(day);
  }
  return telling;
}

function byRegisterAndDate<Day extends NewDay>(met: readonly Met<Day>[]): Iterable<readonly Met<Day>[]> {
  const groups = new Map<string, Met<Day>[]>();
  for (const one of met) {
    const [{ registerId, date }] = one;
    const group = groups.get(`${registerId} ${date}`);
    if (group === undefined) groups.set(`${registerId} ${date}`, [one]);
    else group.push(one);
  }
  return groups.values();
}

/**
 * What is left of one day's arrivals without the longest run of them, from the first on, that comes out where it began.
 * A batch that comes again begins with such a run, whatever follows it now.
 */
function withoutFirstRepeats<Day extends NewDay>(
  key: KeyObject | undefined,
  arrivals: readonly Met<Day>[],
): readonly Day[] {
  const days = arrivals.map(([day]) => day);
  const known = key === undefined ? null : heldDay(key, arrivals[0]!);
  if (key === undefined || known === null) return days;
  let standing = known.slots;
  let repeats = 0;
  for (const [place, { registerId, date, payload }] of days.entries()) {
    const told = openDay(key, registerId, date, payload);
    if (told.unit !== known.unit) break;
    standing = laidOver(standing, told.slots);
    if (areEqual(standing, known.slots)) repeats = place + 1;
  }
  return days.slice(repeats);
}

/** Null where nobody looked, or the month holds nothing of the day. */
function heldDay(key: KeyObject, [{ registerId, date }, held]: Met<NewDay>): DayBlock | null {
  if (held === null) return null;
  if (!held.isMonth) return openDay(key, registerId, date, held.payload);
  const month = openMonth(key, registerId, date.slice(0, 7), held.payload);
  return month.days.find((day) => day.date === date) ?? null;
}

type Slots = DayBlock["slots"];

/** By the merge's rule; `held` itself where nothing of it is beaten, which is what most repeats come to. */
function laidOver(held: Slots, told: Slots): Slots {
  const isTaken = (index: number) => {
    const [slot, holding] = [told[index] ?? null, held[index] ?? null];
    return slot !== null && (holding === null || beats(slot, holding));
  };
  if (!told.some((_, index) => isTaken(index))) return held;
  return held.map((holding, index) => (isTaken(index) ? (told[index] ?? null) : holding));
}

function areEqual(one: Slots, other: Slots): boolean {
  return one === other || one.every((slot, index) => isSame(slot, other[index] ?? null));
}

function isSame(one: HeldValue | null, other: HeldValue | null): boolean {
  if (one === null || other === null) return one === other;
  return one.value === other.value && one.quality === other.quality && one.source === other.source;
}
