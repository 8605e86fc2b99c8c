import type { KeyObject } from "node:crypto";
import type { Database } from "@halfhourly/database";
import { covers, isLive, newDay, type DayBlock } from "@halfhourly/domain";
import type { FieldHash, HouseholdKeys } from "@halfhourly/keys";
import type { ReadingsToSeal, SealedDay, Sealing } from "./arrived.js";
import { readingsByDay } from "./by-day.js";
import { GrantRefused } from "./port.js";
import { registersOf, type HeldRegister } from "./registers-of-many.js";
import { storedRegister } from "./registers.js";
import { sealDay } from "./sealed-rows.js";

export interface SealingParts {
  readonly database: Database;
  readonly keys: HouseholdKeys;
  readonly fieldHash: FieldHash;
  readonly now: () => number;
}

/**
 * Seals readings of many registers as the days that they make where nothing is held yet, with one question for all their
 * registers and one for all their keys. Registers that are new are made. @returns in the order of `items`.
 * @throws GrantRefused where a grant is for another register or has expired; RangeError as `mergeDay`.
 */
export async function sealReadings(
  { database, keys, fieldHash, now }: SealingParts,
  items: readonly ReadingsToSeal[],
): Promise<readonly Sealing[]> {
  const nowMs = now();
  for (const { grant, register } of items)
    if (!covers(grant, register) || !isLive(grant, nowMs))
      throw new GrantRefused("A grant is for another register or has expired: nothing was sealed.");
  const stored = items.map(({ grant, register }) => storedRegister(fieldHash, grant.household, register));
  const held = await registersOf(
    database,
    stored.map((register, place) => ({ register, unit: items[place]!.unit })),
  );
  const keyOf = await keys.dataKeys(items.map(({ grant }) => grant.household));
  return items.map((item, place) =>
    sealOne(item, stored[place]![1], held[place]!, keyOf.get(item.grant.household)),
  );
}

function sealOne(
  { grant, register, unit, readings, arrival }: ReadingsToSeal,
  meterPointHash: string,
  held: HeldRegister,
  key: KeyObject | undefined,
): Sealing {
  if (key === undefined) return { ok: false, reason: "household-erased" };
  if (held.unit !== unit) return { ok: false, reason: "unit-differs" };
  const { household, fuel, mintedAtMs } = grant;
  const { direction, element } = register;
  const registerId = held.id;
  const days = [...readingsByDay(readings)].map(([date, onDay]): SealedDay => {
    const block = newDay(date, unit, onDay, arrival);
    return { date, halfHours: halfHoursIn(block), payload: sealDay(key, registerId, block) };
  });
  const sealed = { household, meterPointHash, fuel, direction, element, unit, mintedAtMs, registerId, days };
  return { ok: true, sealed };
}

function halfHoursIn({ slots }: DayBlock): number {
  let held = 0;
  for (const slot of slots) if (slot !== null) held += 1;
  return held;
}
