import { auditPlaces, retireOldChains } from "@halfhourly/audit";
import type { DataOwner, DataPlace, ErasureReceipt, ErasureRequest } from "@halfhourly/contracts";
import { streamPlaces } from "../arrivals/stream-places.js";
import { collectingPlaces } from "../collecting/places.js";
import { forgetSignIns, retainCollecting } from "../collecting/erase-collecting.js";
import { endLinksOf } from "../collecting/stop-link.js";
import { exchangePlaces } from "../dcc/places.js";
import { retainExchange } from "../dcc/retain.js";
import { endCollectionsOf } from "../dcc/stop-collection.js";
import { removeTriesOf } from "../dcc/store/proof-tries.js";
import type { AccessRow } from "../collecting/store/accesses.js";
import type { Parts } from "../parts.js";
import { appendAudit } from "../store/audit.js";
import { removeImports, removeOldJobs } from "../store/import-jobs.js";

const name = "ingestion";
const dayMs = 86_400_000;
const keepFinishedImportsDays = 90;

const places: readonly DataPlace[] = [
  {
    place: "table ingestion.register",
    erasure: "removed",
    why: "Which registers the meter has, by the meter point's keyed hash.",
  },
  { place: "table ingestion.day_block", erasure: "removed", why: "The readings." },
  {
    place: "table ingestion.month_block",
    erasure: "removed",
    why: "The readings of months that are over for a while.",
  },
  { place: "table ingestion.replaced_value", erasure: "removed", why: "Readings that better ones replaced." },
  {
    place: "table ingestion.import_job",
    erasure: "removed",
    why: "Files that wait and what was found in earlier ones; finished imports go after 90 days in any case.",
  },
  {
    place: "table ingestion.arrival",
    erasure: "nothing-personal",
    why: "Which source sent a batch of many meters' readings, when, and which version of our adapter read it.",
  },
  ...exchangePlaces,
  ...collectingPlaces,
  ...streamPlaces,
  ...auditPlaces("ingestion"),
];

/**
 * Ingestion and the reading store, whose tables it alone writes. Readings go when no purpose for their meter is left; an
 * import that waits or is under way is dropped and counted.
 */
export function dataOwner(
  parts: Parts,
  keepAnswersDays: number,
  endAtSources: (removed: readonly AccessRow[]) => Promise<void>,
): DataOwner {
  return {
    name,
    places,
    erase: (request) => erase(parts, request, endAtSources),
    async retain(nowMs) {
      const before = new Date(nowMs - keepFinishedImportsDays * dayMs);
      return {
        "table ingestion.import_job": await removeOldJobs(parts.database, before),
        ...(await retainExchange(parts.database, keepAnswersDays, nowMs)),
        ...(await retainCollecting(parts.database, nowMs)),
        "table ingestion.audit_entry": await retireOldChains(parts.database, "ingestion", nowMs),
      };
    },
  };
}

async function erase(
  parts: Parts,
  request: ErasureRequest,
  endAtSources: (removed: readonly AccessRow[]) => Promise<void>,
): Promise<ErasureReceipt> {
  const { database, readingStore, now } = parts;
  const { household } = request;
  const meter = request.kind === "account-closed" ? null : request;
  const readingsGo = meter === null || meter.lastPurpose;
  // First, so that nothing more is asked for or taken in; viewing is what a collection is for.
  if (meter === null || meter.lastPurpose || meter.purpose === "viewing") {
    const removed = await database.transaction(async (tx) => {
      await endCollectionsOf(tx, household, meter, false, now());
      const { accesses } = await endLinksOf(tx, household, meter, false, now());
      // What was found at a supplier may be of this meter: it is looked up again where it is still wanted.
      return [...accesses, ...(await forgetSignIns(tx, household))];
    });
    await endAtSources(removed);
  }
  if (!readingsGo) return { owner: name, atMs: now(), removed: {} };
  const rows =
    meter === null
      ? await readingStore.eraseHousehold(household)
      : await readingStore.eraseUnconsented({ ...meter, household });
  const imports = await database.transaction(async (tx) => {
    const gone = await removeImports(tx, household, meter);
    const collections = await endCollectionsOf(tx, household, meter, true, now());
    const { links } = await endLinksOf(tx, household, meter, true, now());
    const tries = meter === null ? await removeTriesOf(tx, household) : 0;
    const facts = {
      household,
      what: "readings.erase",
      about: request.caseId,
      where: "ingestion erasure",
      why: request.kind,
      result: `done: ${rows.day_block} days, ${rows.month_block} months, ${gone.removed} imports, ${collections + links} collections`,
    };
    await appendAudit(tx, facts, now());
    return { ...gone, collections, links, tries };
  });
  return {
    owner: name,
    atMs: now(),
    removed: {
      "table ingestion.register": rows.register,
      "table ingestion.day_block": rows.day_block,
      "table ingestion.month_block": rows.month_block,
      "table ingestion.replaced_value": rows.replaced_value,
      "table ingestion.import_job": imports.removed,
      "table ingestion.dcc_collection": imports.collections,
      "table ingestion.dcc_proof_try": imports.tries,
      "table ingestion.source_link": imports.links,
    },
    dropped: imports.open,
  };
}
