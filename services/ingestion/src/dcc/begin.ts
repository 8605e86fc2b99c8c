import type { Collection, CollectionWanted } from "@halfhourly/contracts";
import { parseEui, type Eui } from "@halfhourly/dcc";
import type { Queryable } from "@halfhourly/database";
import { covers, isLive, londonDateAt, type Grant } from "@halfhourly/domain";
import { Problem } from "@halfhourly/service-kit";
import { appendAudit } from "../store/audit.js";
import type { ExchangeParts } from "./parts.js";
import { showCollection } from "./show.js";
import { stopCollection } from "./stop-collection.js";
import { findCollection, insertCollection, lockCollection, restartCollection } from "./store/collections.js";
import { countTry, ofHousehold, ofMeter } from "./store/proof-tries.js";
import { planRequest } from "./store/requests.js";
import { sealTask, type CollectionTask } from "./task.js";

/** Writes down what is wanted and the first question, which devices the home has. The sender does the rest. */
export async function beginCollection(
  parts: ExchangeParts,
  grant: Grant,
  wanted: CollectionWanted,
): Promise<Collection> {
  const { database, sealing, fieldHash, ids, now } = parts;
  refuseWithoutGrant(grant, wanted, now());
  if (wanted.source !== "dcc")
    throw new Problem(404, "source-unknown", "There is no such source: ask for the sources first.");
  refuseOtherProofs(wanted);
  const { household, meterId, fuel } = wanted;
  const task: CollectionTask = {
    meterPoint: wanted.meterPoint,
    displayId: displayIdOf(wanted),
    meter: null,
    number: null,
    wrongNumbers: 0,
  };
  const meterPointHash = fieldHash.of("meter point", wanted.meterPoint);
  await countProof(parts, household, meterPointHash);
  const seal = await sealing.of(household);
  const begunAt = new Date(now());
  const made = { household, meterId, meterPointHash, fuel, proof: wanted.proof.kind, begunAt };
  await database.transaction(async (tx) => {
    const ended = await lockEnded(tx, household, meterId, now());
    const id = ended ?? ids();
    const row = { ...made, id, task: sealTask(seal, id, task) };
    if (ended !== null) await restartCollection(tx, row);
    else if (!(await insertCollection(tx, row))) throw running();
    await planRequest(tx, { collectionId: id, variant: "8.2", why: "inventory", notBefore: begunAt });
    const deed = { household, what: "collection.begin", about: id, where: "ingestion dcc" };
    await appendAudit(tx, { ...deed, why: `proof by ${wanted.proof.kind}`, result: "done" }, now());
  });
  return showCollection(parts, household, meterId).then((shown) => {
    if (shown === null) throw new Error("A collection vanished while it was begun.");
    return shown;
  });
}

function refuseWithoutGrant(grant: Grant, wanted: CollectionWanted, nowMs: number): void {
  if (grant.household === wanted.household && covers(grant, wanted) && isLive(grant, nowMs)) return;
  throw new Problem(
    403,
    "consent-required",
    "There is no live consent for this meter, so nothing is collected. Nothing was asked for.",
  );
}

/** An account at a supplier says nothing about who lives where a meter of the network is. */
function refuseOtherProofs({ proof }: CollectionWanted): void {
  if (proof.kind === "display-id" || proof.kind === "cin") return;
  throw new Problem(
    422,
    "proof-not-taken",
    "The network takes the id on the display in the home, or a number on the meter's screen. Choose one of the two.",
  );
}

function displayIdOf({ proof }: CollectionWanted): Eui | null {
  if (proof.kind !== "display-id") return null;
  // As people copy it off a display: in pairs, with whatever stands between them.
  const displayId = parseEui(proof.displayId.replace(/[\s:-]/g, ""));
  if (displayId !== null) return displayId;
  throw new Problem(
    422,
    "display-id-invalid",
    "The id on the display has sixteen digits and letters from A to F, such as 00-DB-12-34-56-78-90-A0.",
  );
}

/** In a transaction of its own: a try that is refused counts too. Throws Problem `too-many-attempts`. */
export async function countProof(
  { database, config, now }: ExchangeParts,
  household: string,
  meterPointHash: string,
): Promise<void> {
  const date = londonDateAt(now());
  const [byHousehold, byMeter] = await database.transaction(async (tx) => [
    await countTry(tx, ofHousehold(household), date),
    await countTry(tx, ofMeter(meterPointHash), date),
  ]);
  if (byHousehold! <= config.proofsADayOfHousehold && byMeter! <= config.proofsADayOfMeter) return;
  throw new Problem(
    429,
    "too-many-attempts",
    "That was tried too often today: try again tomorrow, with the display or the meter in front of you.",
  );
}

/** One that was refused or stopped is begun again, and still knows what its answers brought; one under way stays. */
async function lockEnded(
  tx: Queryable,
  household: string,
  meterId: string,
  nowMs: number,
): Promise<string | null> {
  const found = await findCollection(tx, household, meterId);
  const held = found === null ? null : await lockCollection(tx, found.id);
  if (held === null) return null;
  if (held.state !== "refused" && held.state !== "stopped") throw running();
  await stopCollection(tx, held, held.problem, "begun again", nowMs);
  return held.id;
}

function running(): Problem {
  return new Problem(409, "collection-running", "This meter's readings are being collected already.");
}
