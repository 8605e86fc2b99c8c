import type { AccessRequest } from "@halfhourly/contracts";
import type { Queryable } from "@halfhourly/database";
import { Problem } from "@halfhourly/service-kit";
import { isoSeconds } from "../actions/show-meters.js";
import type { Parts } from "../parts.js";
import type { SignedIn } from "../session/session-store.js";

const waitsMs = 72 * 3_600_000;
const allowedForMs = 4 * 3_600_000;
const mostWaiting = 20;
const mostListed = 100;
export const address = "/v1/staff/access-requests";

export interface AccessRow extends Record<string, unknown> {
  readonly id: string;
  readonly household: string;
  readonly account_id: string;
  readonly reason: string;
  readonly reference: string;
  readonly asked_by: string;
  readonly asked_at: Date;
  readonly allowed_by: string | null;
  readonly ends_at: Date;
}

export interface NewAccessRequest {
  readonly accountId: string;
  readonly reason: string;
  readonly reference: string;
}

type AccessParts = Pick<Parts, "database" | "audit" | "now" | "ids">;

/** An administrator asks; the household can read so at once. Throws Problem `account-not-found`, `too-many-requests-waiting`. */
export async function askAccess(
  { database, audit, now, ids }: AccessParts,
  { accountId: askedBy }: SignedIn,
  { accountId, reason, reference }: NewAccessRequest,
): Promise<AccessRequest> {
  const nowMs = now();
  const row = await database.transaction(async (tx) => {
    const [account] = await tx.query<{ household: string }>(
      "select household from consumer_api.account where id = $1",
      [accountId],
    );
    if (account === undefined) throw accountNotFound();
    const waiting = await tx.query(
      "select 1 from consumer_api.access_request where asked_by = $1 and allowed_by is null and ends_at > $2",
      [askedBy, new Date(nowMs)],
    );
    if (waiting.length >= mostWaiting) throw tooManyWaiting();
    const [asked] = await tx.query<AccessRow>(
      `insert into consumer_api.access_request (id, household, account_id, reason, reference, asked_by, asked_at, ends_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8) returning *`,
      [
        ids(),
        account.household,
        accountId,
        reason,
        reference,
        askedBy,
        new Date(nowMs),
        new Date(nowMs + waitsMs),
      ],
    );
    await noteAccess(
      audit,
      tx,
      asked!,
      { who: askedBy, what: "access.ask", where: `POST ${address}` },
      nowMs,
    );
    return asked!;
  });
  return showRequest(row, nowMs);
}

/** The newest first, everybody's: whoever may allow must see what others asked for. */
export async function listRequests({
  database,
  now,
}: Pick<Parts, "database" | "now">): Promise<{ requests: AccessRequest[] }> {
  const rows = await database.query<AccessRow>(
    "select * from consumer_api.access_request order by asked_at desc, id limit $1",
    [mostListed],
  );
  return { requests: rows.map((row) => showRequest(row, now())) };
}

/**
 * A second administrator lets the first one look for 4 hours. Throws Problem `request-not-found`, `second-person-needed`,
 * `request-not-waiting`.
 */
export async function allowAccess(
  { database, audit, now }: AccessParts,
  { accountId: allowedBy }: SignedIn,
  requestId: string,
): Promise<AccessRequest> {
  const nowMs = now();
  const row = await database.transaction(async (tx) => {
    const [held] = await tx.query<AccessRow>(
      "select * from consumer_api.access_request where id = $1 for update",
      [requestId],
    );
    if (held === undefined) throw requestNotFound();
    if (held.asked_by === allowedBy) throw secondPersonNeeded();
    if (stateOf(held, nowMs) !== "waiting") throw notWaiting();
    const [allowed] = await tx.query<AccessRow>(
      "update consumer_api.access_request set allowed_by = $2, allowed_at = $3, ends_at = $4 where id = $1 returning *",
      [requestId, allowedBy, new Date(nowMs), new Date(nowMs + allowedForMs)],
    );
    await noteAccess(
      audit,
      tx,
      allowed!,
      { who: allowedBy, what: "access.allow", where: `POST ${address}/{requestId}/allow` },
      nowMs,
    );
    return allowed!;
  });
  return showRequest(row, nowMs);
}

export interface AccessDeed {
  readonly who: string;
  readonly what: "access.ask" | "access.allow" | "access.see";
  /** Method and route. */
  readonly where: string;
}

export async function noteAccess(
  audit: Parts["audit"],
  tx: Queryable,
  { household, id, reason, reference }: AccessRow,
  { who, what, where }: AccessDeed,
  nowMs: number,
): Promise<void> {
  const facts = { chain: household, who, what, about: id, where: `consumer-api ${where}` };
  await audit.append(tx, { ...facts, why: `${reason} ${reference}`, result: "done" }, nowMs);
}

export function stateOf(row: AccessRow, nowMs: number): AccessRequest["state"] {
  if (nowMs >= row.ends_at.getTime()) return "ended";
  return row.allowed_by === null ? "waiting" : "allowed";
}

function showRequest(row: AccessRow, nowMs: number): AccessRequest {
  return {
    id: row.id,
    accountId: row.account_id,
    reason: row.reason,
    reference: row.reference,
    askedBy: row.asked_by,
    askedAt: isoSeconds(row.asked_at.getTime()),
    allowedBy: row.allowed_by,
    endsAt: isoSeconds(row.ends_at.getTime()),
    state: stateOf(row, nowMs),
  };
}

export function requestNotFound(): Problem {
  return new Problem(
    404,
    "request-not-found",
    "There is no such request. The account may have been deleted since.",
  );
}

function accountNotFound(): Problem {
  return new Problem(404, "account-not-found", "No account has this identifier. Check each letter of it.");
}

function secondPersonNeeded(): Problem {
  return new Problem(
    403,
    "second-person-needed",
    "You asked for this: another administrator has to allow it.",
  );
}

function notWaiting(): Problem {
  return new Problem(
    409,
    "request-not-waiting",
    "This request was allowed already, or its time is over. If access is still needed, ask again.",
  );
}

function tooManyWaiting(): Problem {
  return new Problem(
    429,
    "too-many-waiting",
    `${mostWaiting} of your requests are waiting for somebody to allow them. Ask again when some of them are settled.`,
  );
}
