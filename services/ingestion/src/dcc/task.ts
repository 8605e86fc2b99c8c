import type { Eui } from "@halfhourly/dcc";
import type { Sealing } from "../store/sealing.js";

/** What the exchange has to know of a home. Sealed with the household's key, and gone with the collection. */
export interface CollectionTask {
  readonly meterPoint: string;
  /** As the occupant gave it; forgotten once the proof is accepted or refused. */
  readonly displayId: Eui | null;
  /** Null until the inventory was read. */
  readonly meter: TaskMeter | null;
  /** The number that the meter shows; null where none is expected. */
  readonly number: string | null;
}

export interface TaskMeter {
  /** The electricity meter, or for gas the hub's mirror of the meter, which sleeps most of the time. */
  readonly device: Eui;
  readonly generation: "SMETS1" | "SMETS2";
  readonly countsExport: boolean;
}

interface TaskOwner {
  readonly id: string;
  readonly household: string;
}

export function sealTask(sealing: Sealing, owner: TaskOwner, task: CollectionTask): Promise<Uint8Array> {
  return sealing.seal(owner.household, Buffer.from(JSON.stringify(task)), taskPlace(owner));
}

/** @throws KeyDestroyed */
export async function unsealTask(
  sealing: Sealing,
  owner: TaskOwner & { readonly task: Uint8Array },
): Promise<CollectionTask> {
  const plain = await sealing.unseal(owner.household, owner.task, taskPlace(owner));
  // Bytes that this module sealed: their form is known.
  const task: CollectionTask = JSON.parse(Buffer.from(plain).toString());
  return task;
}

const taskPlace = ({ id }: TaskOwner) => `dcc collection task|${id}`;
