import type { CollectionWanted } from "@halfhourly/contracts";
import { covers, isLive, londonDateAt, type Fuel, type Grant } from "@halfhourly/domain";
import { Problem } from "@halfhourly/service-kit";
import { appendAudit } from "../store/audit.js";
import type { SourceMeter } from "../suppliers/port.js";
import { endAtSources } from "./end-access.js";
import { digest } from "./find-account.js";
import type { CollectingParts } from "./parts.js";
import { proofKinds, proofsByAccess } from "./proof-kinds.js";
import { openColumn, sealColumn } from "./sealed.js";
import { sourceUnknown } from "./source-problems.js";
import { accessOfTicket, removeUnused } from "./store/accesses.js";
import { removeLettersOf } from "./store/dead-letters.js";
import { cancelFetches, forgetTries } from "./store/fetches.js";
import { findLink, lockLink, putLink, type LinkProof, type LinkRow } from "./store/links.js";

/**
 * Writes down that a meter is collected from a source, with the account that a ticket stands for. Another source's
 * collection of it ends with that, and its half hours stay. The collector does the rest.
 */
export async function beginLink(
  parts: CollectingParts,
  grant: Grant,
  wanted: CollectionWanted,
): Promise<void> {
  const { database, sealing, fieldHash, ids, now } = parts;
  const { household, meterId, fuel, meterPoint, movedInOn } = wanted;
  refuseWithoutGrant(grant, wanted, now());
  const source = parts.sources.get(wanted.source);
  if (source === undefined) throw sourceUnknown();
  if (movedInOn !== null && movedInOn > londonDateAt(now())) throw notYetMovedIn();
  const begunAt = new Date(now());
  const held =
    wanted.ticket === null ? null : await accessOfTicket(database, household, digest(wanted.ticket), begunAt);
  if (held === null || held.found === null || held.source !== wanted.source) throw ticketEnded();
  const seal = await sealing.of(household);
  const found = openColumn(seal, "found", held.id, held.found);
  const proof = proofOf(wanted, proofsByAccess(found.access));
  const meters = metersOfHome(found.meters, meterPoint, fuel);
  const [meter] = meters;
  if (meter === undefined) throw notInAccount();
  if (meter.unit === null) throw unitNotStated();
  const waitsForReview = proofKinds[proof].waitsFor === "a review";
  const hasBalance = source.adapter.balance !== null && meter.payment === "prepayment";
  const known = await findLink(database, household, meterId);
  const id = known?.id ?? ids();
  const removed = await database.transaction(async (tx) => {
    const before = await lockLink(tx, id);
    if (before !== null && isUnderWay(before) && before.source === wanted.source) throw running();
    await cancelFetches(tx, id, "begun-again", begunAt);
    await forgetTries(tx, id);
    await removeLettersOf(tx, id);
    await putLink(tx, {
      id,
      household,
      meterId,
      meterPointHash: fieldHash.of("meter point", meterPoint),
      fuel,
      source: wanted.source,
      accessId: held.id,
      proof,
      state: waitsForReview ? "waiting-for-review" : "collecting",
      task: sealColumn(seal, "task", id, { meterPoint, meters }),
      movedInOn,
      begunAt,
      lookAt: waitsForReview ? null : begunAt,
      balanceDueAt: hasBalance && !waitsForReview ? begunAt : null,
    });
    const unused = await removeUnused(tx, household);
    const deed = { household, what: "collection.begin", about: id, where: "ingestion collecting" };
    await appendAudit(tx, { ...deed, why: `${wanted.source}, proof by ${proof}`, result: "done" }, now());
    return unused;
  });
  await endAtSources(parts, removed);
}

/** The meter point itself, and with it what the same home exports, where the account says so without doubt. */
export function metersOfHome(
  all: readonly SourceMeter[],
  meterPoint: string,
  fuel: Fuel,
): readonly SourceMeter[] {
  const own = ownMeter(all, meterPoint, fuel);
  if (own === undefined) return [];
  if (fuel === "gas" || own.direction === "export") return [own];
  const ofHome = all.filter((meter) => meter.fuel === fuel && meter.postcode === own.postcode);
  const imports = ofHome.filter(({ direction }) => direction === "import");
  const exports = ofHome.filter(({ direction, unit }) => direction === "export" && unit !== null);
  return imports.length === 1 && exports.length === 1 ? [own, exports[0]!] : [own];
}

/** Where a source names no meter point it is the only one of its fuel: of two nobody could say which. */
function ownMeter(all: readonly SourceMeter[], meterPoint: string, fuel: Fuel): SourceMeter | undefined {
  const ofFuel = all.filter((meter) => meter.fuel === fuel);
  const named = ofFuel.find((meter) => meter.meterPoint === meterPoint);
  const unnamed = ofFuel.filter((meter) => meter.meterPoint === "" && meter.direction === "import");
  return named ?? (unnamed.length === 1 ? unnamed[0] : undefined);
}

/** One that its source takes no more is begun again with a new sign-in, and goes on where it stopped. */
function isUnderWay({ state, problem }: LinkRow): boolean {
  if (state === "refused" || state === "stopped") return false;
  return problem === null || problem === "source-not-answering";
}

function proofOf({ proof: { kind } }: CollectionWanted, taken: readonly string[]): LinkProof {
  if ((kind === "supplier-account" || kind === "manual-review") && taken.includes(kind)) return kind;
  throw new Problem(
    422,
    "proof-not-taken",
    "That does not show that the home is yours with this source: ask for the sources to see what does.",
  );
}

export function refuseWithoutGrant(grant: Grant, wanted: CollectionWanted, nowMs: number): void {
  if (grant.household === wanted.household && covers(grant, wanted) && isLive(grant, nowMs)) return;
  throw new Problem(
    403,
    "consent-required",
    "There is no live consent for this meter, so nothing is collected. Nothing was asked for.",
  );
}

export function notYetMovedIn(): Problem {
  return new Problem(
    422,
    "moved-in-date",
    "The day on which you moved in is still to come: give one up to today.",
  );
}

function ticketEnded(): Problem {
  return new Problem(
    409,
    "ticket-ended",
    "What was found at the supplier is no longer kept: look the account up again.",
  );
}

function notInAccount(): Problem {
  return new Problem(
    422,
    "meter-not-in-account",
    "The account has no such meter. Check the meter's number, or look up the account that the meter is in.",
  );
}

function unitNotStated(): Problem {
  return new Problem(
    422,
    "unit-not-stated",
    "The supplier does not state whether this meter counts in m3 or kWh, so its readings cannot be kept rightly. Add a file that says it.",
  );
}

function running(): Problem {
  return new Problem(409, "collection-running", "This meter's readings are being collected already.");
}
