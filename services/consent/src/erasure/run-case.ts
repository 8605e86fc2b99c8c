import type { DataOwner, ErasureReceipt, ErasureRequest } from "@halfhourly/contracts";
import { Problem } from "@halfhourly/service-kit";
import type { Parts } from "../actions/parts.js";
import { isAnyGranted } from "../consent-store.js";
import { goalMs, type CaseRow } from "./case-store.js";
import { closeCase } from "./certificate.js";
import { keepClaim, pauseCase } from "./claims.js";
import { ensureSteps, failStep, finishStep } from "./steps.js";

const firstPauseMs = 5_000;
const longestPauseMs = 3_600_000;
const askedForMs = 300_000;

export interface RunOptions {
  readonly worker: string;
  /** Asked between owners: true leaves the rest for the next start. */
  readonly shouldStop: () => boolean;
}

/**
 * Asks every owner of data that has not answered yet, in order, and closes the case with a signed certificate once all
 * have. One that fails is named to the operator and asked again after a pause that doubles, up to an hour; the others are
 * asked meanwhile, but never one that must come last (the keys) before those in front of it.
 */
export async function runCase(
  parts: Parts,
  row: CaseRow,
  { worker, shouldStop }: RunOptions,
): Promise<"closed" | "paused" | "stopped" | "lost"> {
  const owners = parts.owners();
  const steps = await ensureSteps(
    parts.database,
    row.id,
    owners.map(({ name }) => name),
  );
  const done = new Set(steps.filter(({ done_at }) => done_at !== null).map(({ owner }) => owner));
  const request = await requestOf(parts, row);
  const failed: string[] = [];
  for (const owner of owners.filter(({ name }) => !done.has(name))) {
    if (shouldStop()) return "stopped";
    if (comesLast(owner) && failed.length > 0) break;
    try {
      const receipt = await within(askedForMs, owner.erase(request));
      if (!(await store(parts, row.id, worker, { ...receipt, owner: owner.name }))) return "lost";
    } catch (fault) {
      failed.push(owner.name);
      await noteFailure(parts, row, owner, fault);
    }
  }
  if (failed.length === 0) return (await closeCase(parts, row, request, worker)) ? "closed" : "lost";
  const pauseMs = Math.min(firstPauseMs * 2 ** Math.min(row.attempts, 20), longestPauseMs);
  await pauseCase(parts.database, row.id, worker, parts.now() + pauseMs);
  return "paused";
}

/** The consent service's own rows and the keys: without them nothing else could be found or opened any more. */
export const lastOwners: readonly string[] = ["consent", "keys"];
const comesLast = ({ name }: DataOwner) => lastOwners.includes(name);

/** Whether the readings go is asked anew: who agreed again meanwhile keeps them. */
async function requestOf({ database }: Parts, row: CaseRow): Promise<ErasureRequest> {
  const { id: caseId, kind, household, meter_point_hash: meterPointHash, fuel, purpose } = row;
  if (kind === "account-closed") return { kind, caseId, household, subject: row.subject ?? "" };
  if (meterPointHash === null || fuel === null || purpose === null)
    throw new Error("The case of a consent does not say which.");
  const held = await isAnyGranted(database, { household, meterPointHash, fuel });
  const lastPurpose = row.last_purpose && !held;
  return { kind, caseId, household, meterPointHash, fuel, purpose, lastPurpose };
}

function store(parts: Parts, caseId: string, worker: string, receipt: ErasureReceipt): Promise<boolean> {
  return parts.database.transaction(async (tx) => {
    if (!(await keepClaim(tx, caseId, worker))) return false;
    await finishStep(tx, caseId, receipt);
    return true;
  });
}

async function noteFailure(parts: Parts, row: CaseRow, owner: DataOwner, fault: unknown): Promise<void> {
  const code = fault instanceof Problem ? fault.code : fault instanceof Error ? fault.name : "unknown";
  await failStep(parts.database, row.id, owner.name, code);
  const facts = { err: fault, caseId: row.id, owner: owner.name, attempt: row.attempts + 1 };
  const late = parts.now() - row.opened_at.getTime() > goalMs;
  if (late)
    parts.log.error(facts, "an owner of data still could not erase, more than an hour after it was asked");
  else parts.log.warn(facts, "an owner of data could not erase; it is asked again");
}

async function within<T>(limitMs: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new Problem(503, "took-too-long", "An owner of data did not answer.")),
      limitMs,
    );
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
