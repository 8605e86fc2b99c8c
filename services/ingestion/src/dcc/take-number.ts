import type { AboutAnswer } from "./with-request.js";
import { setNumberShown, setPhase, setTask } from "./store/collections.js";
import { sealTask, unsealTask } from "./task.js";
import type { Taken } from "./unknown-request.js";

/** 9.1: the number stands on the meter's screen; the occupant is to type it. Null: the meter could not show it. */
export async function takeNumber(
  { tx, parts, collection, home }: AboutAnswer,
  cin: string | null,
): Promise<Taken> {
  if (collection.state !== "proving") return "nothing";
  if (cin === null) {
    await setPhase(tx, collection.id, "refused", "number-not-shown");
    return "kept";
  }
  const task = unsealTask(home.seal, collection);
  await setTask(tx, collection.id, sealTask(home.seal, collection.id, { ...task, number: cin }));
  await setNumberShown(tx, collection.id, new Date(parts.now()));
  await setPhase(tx, collection.id, "waiting-for-number", null);
  return "kept";
}
