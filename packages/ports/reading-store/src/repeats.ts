import type { KeyObject } from "node:crypto";
import { beats } from "@halfhourly/domain";
import type { HouseholdKeys } from "@halfhourly/keys";
import type { NewDay } from "./new-days.js";
import { openDay } from "./sealed-rows.js";

/**
 * Sources send again what they are not sure has come. Of days that met another held one, those that would change nothing
 * there are told from the others here, for many households at once, without a transaction for each.
 * @returns days that may change what is held, or of which nothing can be said without its merge
 */
export async function withoutRepeats<Day extends NewDay & { readonly household: string }>(
  keys: Pick<HouseholdKeys, "dataKeys">,
  met: readonly (readonly [Day, Buffer | null])[],
): Promise<ReadonlySet<Day>> {
  if (met.length === 0) return new Set();
  const keyOf = await keys.dataKeys(met.map(([{ household }]) => household));
  return new Set(
    met.flatMap(([day, held]) => {
      const key = keyOf.get(day.household);
      return key !== undefined && held !== null && isRepeat(key, day, held) ? [] : [day];
    }),
  );
}

function isRepeat(key: KeyObject, { registerId, date, payload }: NewDay, held: Buffer): boolean {
  const known = openDay(key, registerId, date, held);
  const told = openDay(key, registerId, date, payload);
  if (known.unit !== told.unit) return false;
  return told.slots.every((slot, index) => {
    const holding = known.slots[index] ?? null;
    return slot === null || (holding !== null && !beats(slot, holding));
  });
}
