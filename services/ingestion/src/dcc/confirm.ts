import { createHash, timingSafeEqual } from "node:crypto";
import type { Collection } from "@halfhourly/contracts";
import { Problem } from "@halfhourly/service-kit";
import { countProof } from "./begin.js";
import type { ExchangeParts } from "./parts.js";
import { planCollection } from "./plan-requests.js";
import { showCollection } from "./show.js";
import { findCollection, lockCollection, setPhase, setTask } from "./store/collections.js";
import { sealTask, unsealTask, type CollectionTask } from "./task.js";

/** People mistype. With 10,000 numbers and a few tries a day nobody guesses one. */
const MOST_WRONG_NUMBERS = 3;

/** Holds the typed number against the one on the meter. The third that differs, or one that comes too late, refuses the collection. */
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
    const keep = (change: Partial<CollectionTask>) =>
      setTask(tx, held.id, sealTask(seal, held.id, { ...task, ...change }));
    const isTooLate = now() - (held.number_shown_at?.getTime() ?? 0) > config.numberValidMs;
    if (!isTooLate && task.meter !== null && task.number !== null && isSame(task.number, number.trim())) {
      await keep({ number: null });
      return planCollection(tx, held, task.meter, config, now());
    }
    const wrongNumbers = task.wrongNumbers + 1;
    const isLast = isTooLate || wrongNumbers >= MOST_WRONG_NUMBERS;
    await keep({ wrongNumbers, number: isLast ? null : task.number });
    const problem = isTooLate ? "number-not-shown" : "number-differs";
    await setPhase(tx, held.id, isLast ? "refused" : "waiting-for-number", problem);
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
