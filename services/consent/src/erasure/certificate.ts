import type { DataPlace, ErasureRequest } from "@halfhourly/contracts";
import { appendAudit } from "../audit.js";
import type { Parts } from "../actions/parts.js";
import type { CaseRow } from "./case-store.js";
import { keepClaim } from "./claims.js";
import { readSteps, type StepRow } from "./steps.js";

export const certificateType = "erasure-certificate";

/** Signs what every owner answered and closes the case. False where another worker has it. */
export async function closeCase(
  parts: Parts,
  row: CaseRow,
  request: ErasureRequest,
  worker: string,
): Promise<boolean> {
  const { database, signingKeys, log } = parts;
  const closedMs = parts.now();
  const steps = await readSteps(database, row.id);
  // Before the transaction, because signing takes a connection of its own.
  const certificate = await signingKeys.sign(
    certificateType,
    certificatePayload(parts, row, request, steps, closedMs),
  );
  const closed = await database.transaction(async (tx) => {
    if (!(await keepClaim(tx, row.id, worker))) return false;
    await tx.query(
      `update consent.erasure_case set closed_at = $2, certificate = $3, subject = null, claimed_by = null, claimed_until = null
       where id = $1`,
      [row.id, new Date(closedMs), certificate],
    );
    await appendAudit(
      tx,
      {
        household: row.household,
        who: "service:consent",
        what: "erasure.close",
        about: row.id,
        why: row.kind,
        result: `done: ${totalOf(steps)} removed by ${steps.length} owners`,
      },
      closedMs,
    );
    return true;
  });
  const tookMs = closedMs - row.opened_at.getTime();
  if (closed)
    log.info({ caseId: row.id, kind: row.kind, owners: steps.length, tookMs }, "erasure case closed");
  return closed;
}

/**
 * What was erased where, how much and when, and what is kept and why. It names no person and no meter: only the case's
 * opaque id.
 */
export function certificatePayload(
  parts: Parts,
  row: CaseRow,
  request: ErasureRequest,
  steps: readonly StepRow[],
  closedMs: number,
): object {
  const owners = parts.owners();
  const readingsKept = request.kind === "consent-ended" && !request.lastPurpose;
  return {
    schema_version: "halfhourly erasure certificate 1",
    case_id: row.id,
    kind: row.kind,
    ...(row.kind === "consent-ended" ? { fuel: row.fuel, purpose: row.purpose } : {}),
    controller: parts.controller,
    opened_at: row.opened_at.toISOString(),
    closed_at: new Date(closedMs).toISOString(),
    due_at: row.due_at.toISOString(),
    work_dropped_in_flight: row.dropped_in_flight,
    ...(row.kind === "consent-ended"
      ? {
          readings: readingsKept
            ? "kept: another consent for this meter and fuel is live"
            : "erased: no consent for this meter and fuel is left",
        }
      : { keys: "destroyed: what backups still hold of the household can no longer be read" }),
    owners: steps.map(({ owner, attempts, done_at, removed }) => ({
      owner,
      answered_at: done_at?.toISOString() ?? null,
      attempts,
      removed: removed ?? {},
      kept: keptBy(owners.find(({ name }) => name === owner)?.places ?? []),
    })),
  };
}

function keptBy(places: readonly DataPlace[]): readonly object[] {
  return places.filter(({ erasure }) => erasure === "kept").map(({ place, why }) => ({ place, why }));
}

function totalOf(steps: readonly StepRow[]): number {
  return steps.flatMap(({ removed }) => Object.values(removed ?? {})).reduce((sum, count) => sum + count, 0);
}
