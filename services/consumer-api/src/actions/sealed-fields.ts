import { openText, sealText } from "@halfhourly/keys";
import type { Parts } from "../parts.js";

/** A value of one row of our tables that only the household's key opens. */
export interface FieldPlace {
  readonly table: string;
  readonly id: string;
  readonly column: string;
}

type Keys = Pick<Parts, "keys">;

/** The household's key, fetched before a transaction begins: fetching may need a connection of its own. Throws KeyDestroyed. */
export async function keyInHand({ keys }: Keys, household: string): Promise<Keys> {
  const key = await keys.dataKey(household);
  return { keys: { dataKey: () => Promise.resolve(key) } };
}

/** @throws KeyDestroyed */
export async function sealField(
  { keys }: Keys,
  household: string,
  place: FieldPlace,
  value: string,
): Promise<Buffer> {
  return sealText(await keys.dataKey(household), value, placeOf(place));
}

/** @throws KeyDestroyed, NotUnsealed */
export async function openField(
  { keys }: Keys,
  household: string,
  place: FieldPlace,
  sealed: Buffer,
): Promise<string> {
  return openText(await keys.dataKey(household), sealed, placeOf(place));
}

/** Bound to its table, row and column: a value that was moved elsewhere does not open. */
function placeOf({ table, id, column }: FieldPlace): string {
  return `consumer_api.${table}|${id}|${column}`;
}
