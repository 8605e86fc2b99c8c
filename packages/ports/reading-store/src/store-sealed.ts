import type { KeyObject } from "node:crypto";
import type { Database, Queryable } from "@halfhourly/database";
import { settlementDay, type Reading } from "@halfhourly/domain";
import type { HouseholdKeys } from "@halfhourly/keys";
import type { SealedDay, SealedReadings, StoredReadings } from "./arrived.js";
import { neverFoldedFrom } from "./fold-months.js";
import { insertNewDays, type NewDay } from "./new-days.js";
import { UnitDiffers, type UpsertOutcome } from "./port.js";
import { touchRegisters } from "./registers-of-many.js";
import type { StoredRegister } from "./registers.js";
import { openDay } from "./sealed-rows.js";
import { withoutRepeats } from "./repeats.js";

export interface StoringParts {
  readonly database: Database;
  readonly keys: HouseholdKeys;
  readonly now: () => number;
  /** The consent service's: holds consents until the transaction ends; tells the places of those that are not live. */
  readonly withoutConsent: (tx: Queryable, relied: readonly SealedReadings[]) => Promise<ReadonlySet<number>>;
  /** Merges readings into one register's days in a transaction of its own, whatever is held of them. */
  readonly merge: (
    register: StoredRegister,
    unit: SealedReadings["unit"],
    readings: readonly Reading[],
    hold: (tx: Queryable) => Promise<void>,
  ) => Promise<UpsertOutcome>;
}

/**
 * Stores sealed readings of many households: in one transaction all days of which nothing was held, as they are; then,
 * register by register, those that have to be merged with what is held. Idempotent: what is stored already, bit for bit
 * or by its values, changes nothing. Durable when it returns. @returns in the order of `arrived`.
 */
export async function storeSealed(
  parts: StoringParts,
  arrived: readonly SealedReadings[],
): Promise<readonly StoredReadings[]> {
  const outcomes = arrived.map((): Outcome => ({ stored: 0, replaced: 0, unchanged: 0, dropped: null }));
  const toMerge = await storeNew(parts, arrived, outcomes);
  for (const [place, days] of toMerge) await mergeInto(parts, arrived[place]!, days, outcomes[place]!);
  return outcomes;
}

type Outcome = { -readonly [Key in keyof StoredReadings]: StoredReadings[Key] };

interface PlacedDay extends NewDay {
  readonly household: string;
  /** In `arrived`. */
  readonly place: number;
}

/** @returns the days that are to be merged with what is held, by their place in `arrived`. */
async function storeNew(
  { database, keys, withoutConsent, now }: StoringParts,
  arrived: readonly SealedReadings[],
  outcomes: readonly Outcome[],
): Promise<ReadonlyMap<number, readonly SealedDay[]>> {
  const held = await database.transaction(async (tx) => {
    const refused = await withoutConsent(tx, arrived);
    for (const place of refused) outcomes[place]!.dropped = "consent-withdrawn";
    const allowed = refused.size === 0 ? arrived : arrived.filter((_, place) => !refused.has(place));
    const known = await touchRegisters(tx, allowed);
    const days = placedDays(arrived, refused);
    const ofKnown = days.filter(({ registerId }) => known.has(registerId));
    const { same, others } = await insertNewDays(tx, ofKnown, neverFoldedFrom(now()));
    for (const day of ofKnown)
      if (same.has(day)) outcomes[day.place]!.unchanged += day.halfHours;
      else if (!others.has(day)) outcomes[day.place]!.stored += day.halfHours;
    const ofUnknown = days.flatMap((day) => (known.has(day.registerId) ? [] : [[day, null] as const]));
    return [...others, ...ofUnknown];
  });
  const telling = await withoutRepeats(keys, held);
  for (const [day] of held) if (!telling.has(day)) outcomes[day.place]!.unchanged += day.halfHours;
  const byPlace = new Map<number, PlacedDay[]>();
  for (const day of telling) byPlace.set(day.place, [...(byPlace.get(day.place) ?? []), day]);
  return byPlace;
}

function placedDays(arrived: readonly SealedReadings[], refused: ReadonlySet<number>): PlacedDay[] {
  const placed: PlacedDay[] = [];
  for (let place = 0; place < arrived.length; place += 1) {
    if (refused.has(place)) continue;
    const { registerId, household, days } = arrived[place]!;
    for (const { date, halfHours, payload } of days)
      placed.push({ date, halfHours, payload, registerId, household, place });
  }
  return placed;
}

async function mergeInto(
  { keys, withoutConsent, merge }: StoringParts,
  arrived: SealedReadings,
  days: readonly SealedDay[],
  outcome: Outcome,
): Promise<void> {
  const { household, meterPointHash, fuel, direction, element, unit, registerId } = arrived;
  const key = (await keys.dataKeys([household])).get(household);
  if (key === undefined) return void (outcome.dropped = "household-erased");
  const readings = days.flatMap((day) => readingsOf(key, registerId, day));
  try {
    const merged = await merge(
      [household, meterPointHash, fuel, direction, element],
      unit,
      readings,
      async (tx) => {
        if ((await withoutConsent(tx, [arrived])).size > 0) throw new Withdrawn("The consent has ended.");
      },
    );
    outcome.stored += merged.stored;
    outcome.replaced += merged.replaced;
    outcome.unchanged += merged.unchanged;
  } catch (fault) {
    if (fault instanceof Withdrawn) outcome.dropped = "consent-withdrawn";
    else if (fault instanceof UnitDiffers) outcome.dropped = "unit-differs";
    else throw fault;
  }
}

class Withdrawn extends Error {
  override readonly name = "Withdrawn";
}

function readingsOf(key: KeyObject, registerId: string, { date, payload }: SealedDay): Reading[] {
  const { firstSlot } = settlementDay(date);
  return openDay(key, registerId, date, payload).slots.flatMap((held, index) =>
    held === null ? [] : [{ slot: firstSlot + index, ...held }],
  );
}
