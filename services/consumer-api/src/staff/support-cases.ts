import type { SupportCase } from "@halfhourly/contracts";
import { Problem } from "@halfhourly/service-kit";
import { isoSeconds } from "../actions/show-meters.js";
import type { Parts } from "../parts.js";
import type { SignedIn } from "../session/session-store.js";
import { newCaseCode } from "./case-code.js";

/** A weekend, and no more. */
export const caseLivesMs = 72 * 3_600_000;
const dayMs = 24 * 3_600_000;
const mostADay = 5;
const mostListed = 20;

interface CaseRow extends Record<string, unknown> {
  readonly id: string;
  readonly code: string;
  readonly about: string;
  readonly opened_at: Date;
  readonly ends_at: Date;
  readonly closed_at: Date | null;
  readonly seen_at: Date | null;
}

type CaseParts = Pick<Parts, "database" | "audit" | "now" | "ids">;

/**
 * Lets support see the account's metadata for 72 hours. While one is open, that one is the answer.
 * Throws Problem `too-many-cases`.
 */
export async function openCase(
  { database, audit, now, ids }: CaseParts,
  { household, accountId }: SignedIn,
  about: string,
): Promise<SupportCase> {
  const nowMs = now();
  const row = await database.transaction(async (tx) => {
    // The household's lock: two requests at once do not open two cases.
    await tx.query("select 1 from consumer_api.account where household = $1 for update", [household]);
    const [open] = await tx.query<CaseRow>(
      "select * from consumer_api.support_case where household = $1 and closed_at is null and ends_at > $2",
      [household, new Date(nowMs)],
    );
    if (open !== undefined) return open;
    const asked = await tx.query(
      "select 1 from consumer_api.support_case where household = $1 and opened_at > $2",
      [household, new Date(nowMs - dayMs)],
    );
    if (asked.length >= mostADay) throw tooManyCases();
    const [opened] = await tx.query<CaseRow>(
      `insert into consumer_api.support_case (id, household, code, about, opened_at, ends_at)
       values ($1, $2, $3, $4, $5, $6) returning *`,
      [ids(), household, newCaseCode(), about, new Date(nowMs), new Date(nowMs + caseLivesMs)],
    );
    const facts = { chain: household, who: accountId, what: "support.open", about: opened!.id };
    const where = "consumer-api POST /v1/support-cases";
    await audit.append(tx, { ...facts, where, why: about, result: "done" }, nowMs);
    return opened!;
  });
  return showCase(row, nowMs);
}

/** The newest first. */
export async function showOwnCases(
  { database, now }: Pick<Parts, "database" | "now">,
  { household }: SignedIn,
): Promise<{ cases: SupportCase[] }> {
  const rows = await database.query<CaseRow>(
    "select * from consumer_api.support_case where household = $1 order by opened_at desc, id limit $2",
    [household, mostListed],
  );
  return { cases: rows.map((row) => showCase(row, now())) };
}

/** Support cannot look from the next request on. Closing again changes nothing. Throws Problem `case-not-found`. */
export async function closeCase(
  { database, audit, now }: CaseParts,
  { household, accountId }: SignedIn,
  caseId: string,
): Promise<void> {
  const nowMs = now();
  await database.transaction(async (tx) => {
    const [row] = await tx.query<CaseRow>(
      "select * from consumer_api.support_case where household = $1 and id = $2 for update",
      [household, caseId],
    );
    if (row === undefined) throw new Problem(404, "case-not-found", "You have no such case.");
    if (stateOf(row, nowMs) !== "open") return;
    await tx.query("update consumer_api.support_case set closed_at = $2 where id = $1", [
      caseId,
      new Date(nowMs),
    ]);
    const facts = { chain: household, who: accountId, what: "support.close", about: caseId };
    const where = "consumer-api DELETE /v1/support-cases/{caseId}";
    await audit.append(tx, { ...facts, where, why: "the household", result: "done" }, nowMs);
  });
}

function showCase(row: CaseRow, nowMs: number): SupportCase {
  return {
    id: row.id,
    code: row.code,
    about: row.about,
    openedAt: isoSeconds(row.opened_at.getTime()),
    endsAt: isoSeconds(row.ends_at.getTime()),
    state: stateOf(row, nowMs),
    seenBySupportAt: row.seen_at === null ? null : isoSeconds(row.seen_at.getTime()),
  };
}

function stateOf(row: CaseRow, nowMs: number): SupportCase["state"] {
  if (row.closed_at !== null) return "closed";
  return nowMs < row.ends_at.getTime() ? "open" : "expired";
}

function tooManyCases(): Problem {
  return new Problem(
    429,
    "too-many-cases",
    `You have opened ${mostADay} cases within 24 hours. Open another one tomorrow, or write to us.`,
  );
}
