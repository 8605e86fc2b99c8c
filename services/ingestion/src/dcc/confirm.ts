import { createHash, timingSafeEqual } from "node:crypto";
import type { Collection } from "@halfhourly/contracts";
import { Problem } from "@halfhourly/service-kit";
import { countProof } from "./begin.js";
import type { ExchangeParts } from "./parts.js";
import { planCollection } from "./plan-requests.js";
import { showCollection } from "./show.js";
import { findCollection, lockCollection, setPhase, setTask } from "./store/collections.js";
import { sealTask, unsealTask } from "./task.js";

/** Holds the typed number against the one on the meter. A number that differs, or comes too late, refuses the collection. */
export async function confirmNumber(
  parts: ExchangeParts,
  household: string,
  meterId: string,
  number: string,
): Promise<Collection> {
  const { database, sealing, config, now } = parts;
  const found = await findCollection(database, household, meterId);
  if (found === null) throw notFound();
  if (found.state !== "waiting-for-number") throw notAsked();
  await countProof(parts, household, found.meter_point_hash);
  const seal = await sealing.of(household);
  await database.transaction(async (tx) => {
    const held = await lockCollection(tx, found.id);
    if (held?.state !== "waiting-for-number") throw notAsked();
    const task = unsealTask(seal, held);
    await setTask(tx, held.id, sealTask(seal, held.id, { ...task, number: null }));
    const shownAtMs = held.number_shown_at?.getTime() ?? 0;
    if (now() - shownAtMs > config.numberValidMs) await setPhase(tx, held.id, "refused", "number-not-shown");
    else if (task.number === null || task.meter === null || !isSame(task.number, number.trim()))
      await setPhase(tx, held.id, "refused", "number-differs");
    else await planCollection(tx, held, task.meter, config, now());
  });
  const shown = await showCollection(parts, household, meterId);
  if (shown === null) throw notFound();
  return shown;
}

/** In constant time, and whatever their lengths are. */
function isSame(a: string, b: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}

function notFound(): Problem {
  return new Problem(404, "collection-not-found", "Nothing is collected for this meter: begin it first.");
}

function notAsked(): Problem {
  return new Problem(409, "number-not-asked", "No number is awaited for this meter.");
}
