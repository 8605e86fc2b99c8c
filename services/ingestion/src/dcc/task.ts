import type { Eui } from "@halfhourly/dcc";
import type { HouseholdSeal } from "../store/sealing.js";

/** What the exchange has to know of a home. Sealed with the household's key, and gone with the collection. */
export interface CollectionTask {
  readonly meterPoint: string;
  /** As the occupant gave it; forgotten once the proof is accepted or refused. */
  readonly displayId: Eui | null;
  /** Null until the inventory was read. */
  readonly meter: TaskMeter | null;
  /** The number that the meter shows; null where none is expected. */
  readonly number: string | null;
  /** How many were typed that are not it. */
  readonly wrongNumbers: number;
}

export interface TaskMeter {
  /** The electricity meter, or for gas the hub's mirror of the meter, which sleeps most of the time. */
  readonly device: Eui;
  readonly generation: "SMETS1" | "SMETS2";
  readonly countsExport: boolean;
  /** Who answers for a SMETS1 meter: its stamps follow that provider's habit. */
  readonly smets1Provider: string | null;
  /** Of a meter that took another's place: when that was noticed, UTC milliseconds. */
  readonly sinceMs?: number;
}

export function sealTask(seal: HouseholdSeal, collectionId: string, task: CollectionTask): Uint8Array {
  return seal.seal(Buffer.from(JSON.stringify(task)), taskPlace(collectionId));
}

export function unsealTask(
  seal: HouseholdSeal,
  { id, task: sealed }: { readonly id: string; readonly task: Uint8Array },
): CollectionTask {
  // Bytes that this module sealed: their form is known.
  const task: CollectionTask = JSON.parse(Buffer.from(seal.unseal(sealed, taskPlace(id))).toString());
  return task;
}

const taskPlace = (collectionId: string) => `dcc collection task|${collectionId}`;
