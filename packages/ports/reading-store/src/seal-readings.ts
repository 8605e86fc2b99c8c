import type { KeyObject } from "node:crypto";
import type { Database } from "@halfhourly/database";
import {
  covers,
  encodeDay,
  encodedDaysOf,
  isLive,
  newDay,
  type ArrivalId,
  type EncodedDayOfRun,
  type Reading,
  type RegisterUnit,
} from "@halfhourly/domain";
import type { FieldHash, HouseholdKeys } from "@halfhourly/keys";
import type { ReadingsToSeal, SealedDay, Sealing } from "./arrived.js";
import { readingsByDay } from "./by-day.js";
import { GrantRefused } from "./port.js";
import type { HeldRegister, KnownRegisters } from "./known-registers.js";
import { registersOf } from "./registers-of-many.js";
import { storedRegister } from "./registers.js";
import { sealEncodedDay } from "./sealed-rows.js";

export interface SealingParts {
  readonly database: Database;
  readonly keys: HouseholdKeys;
  readonly fieldHash: FieldHash;
  readonly registers: KnownRegisters;
  readonly now: () => number;
}

/**
 * Seals readings of many registers as the days that they make where nothing is held yet, with one question for all their
 * registers and one for all their keys. Registers that are new are made. @returns in the order of `items`.
 * @throws GrantRefused where a grant is for another register or has expired; RangeError as `mergeDay`.
 */
export async function sealReadings(
  { database, keys, fieldHash, registers, now }: SealingParts,
  items: readonly ReadingsToSeal[],
): Promise<readonly Sealing[]> {
  const nowMs = now();
  for (const { grant, register } of items)
    if (!covers(grant, register) || !isLive(grant, nowMs))
      throw new GrantRefused("A grant is for another register or has expired: nothing was sealed.");
  const stored = items.map(({ grant, register }) => storedRegister(fieldHash, grant.household, register));
  const held = await registersOf(
    database,
    registers,
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
  const encoded =
    "firstSlot" in readings ? encodedDaysOf(readings, unit, arrival) : daysOf(readings, unit, arrival);
  const days = encoded.map(({ date, halfHours, bytes }): SealedDay => ({
    date,
    halfHours,
    payload: sealEncodedDay(key, registerId, date, bytes),
  }));
  const sealed = { household, meterPointHash, fuel, direction, element, unit, mintedAtMs, registerId, days };
  return { ok: true, sealed };
}

function daysOf(
  readings: readonly Reading[],
  unit: RegisterUnit,
  arrival: ArrivalId | undefined,
): EncodedDayOfRun[] {
  return [...readingsByDay(readings)].map(([date, onDay]) => {
    const block = newDay(date, unit, onDay, arrival);
    return { date, halfHours: block.slots.filter((slot) => slot !== null).length, bytes: encodeDay(block) };
  });
}
