import type { ErasureCaseRecord } from "@halfhourly/contracts";
import type { Database, Queryable, Row } from "@halfhourly/database";
import type { Fuel, Purpose } from "@halfhourly/domain";
import type { Parts } from "../actions/parts.js";
import type { StoredConsent, StoredScope } from "../consent-store.js";

/** UK GDPR Article 12(3): without undue delay and within a month. The goal is an hour (`late`). */
export const boundMs = 30 * 86_400_000;
export const goalMs = 3_600_000;

export interface CaseRow extends Row {
  readonly id: string;
  readonly kind: "consent-ended" | "account-closed";
  readonly household: string;
  readonly subject: string | null;
  readonly meter_point_hash: string | null;
  readonly fuel: Fuel | null;
  readonly purpose: Purpose | null;
  readonly last_purpose: boolean;
  readonly opened_at: Date;
  readonly due_at: Date;
  readonly closed_at: Date | null;
  readonly attempts: number;
  readonly dropped_in_flight: number;
  readonly certificate: string | null;
  readonly owners_done: string;
  readonly owners_known: string;
}

const select = `select c.*,
    (select count(*) from consent.erasure_step s where s.case_id = c.id and s.done_at is not null) as owners_done,
    (select count(*) from consent.erasure_step s where s.case_id = c.id) as owners_known
  from consent.erasure_case c`;

const mostShown = 200;

interface NewCase {
  readonly kind: CaseRow["kind"];
  readonly household: string;
  readonly subject: string | null;
  readonly scope: Pick<StoredScope, "meterPointHash" | "fuel" | "purpose"> | null;
  readonly lastPurpose: boolean;
  readonly certificateKeySha256: string | null;
}

/** Opens the case of an ended consent in the transaction that ends it: there is no end without its erasure. */
export function openConsentCase(
  tx: Queryable,
  parts: Parts,
  held: StoredConsent,
  lastPurpose: boolean,
): Promise<ErasureCaseRecord> {
  return openCase(tx, parts, {
    kind: "consent-ended",
    household: held.household,
    subject: null,
    scope: held,
    lastPurpose,
    certificateKeySha256: null,
  });
}

export async function openCase(tx: Queryable, parts: Parts, wanted: NewCase): Promise<ErasureCaseRecord> {
  const id = parts.ids();
  const openedMs = parts.now();
  await tx.query(
    `insert into consent.erasure_case (id, kind, household, subject, meter_point_hash, fuel, purpose, last_purpose,
       opened_at, not_before, due_at, certificate_key_sha256)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9, $10, $11)`,
    [
      id,
      wanted.kind,
      wanted.household,
      wanted.subject,
      wanted.scope?.meterPointHash ?? null,
      wanted.scope?.fuel ?? null,
      wanted.scope?.purpose ?? null,
      wanted.lastPurpose,
      new Date(openedMs),
      new Date(openedMs + boundMs),
      wanted.certificateKeySha256,
    ],
  );
  const rows = await tx.query<CaseRow>(`${select} where c.id = $1`, [id]);
  return caseOf(oneOf(rows), parts);
}

export async function isAccountClosed(tx: Queryable, household: string): Promise<boolean> {
  const rows = await tx.query(
    "select 1 from consent.erasure_case where household = $1 and kind = 'account-closed'",
    [household],
  );
  return rows.length > 0;
}

export async function readCases(database: Queryable, household: string): Promise<readonly CaseRow[]> {
  return database.query<CaseRow>(`${select} where c.household = $1 order by c.position desc limit $2`, [
    household,
    mostShown,
  ]);
}

export async function readCase(database: Queryable, household: string, id: string): Promise<CaseRow | null> {
  const rows = await database.query<CaseRow>(`${select} where c.household = $1 and c.id = $2`, [
    household,
    id,
  ]);
  return rows[0] ?? null;
}

export async function readCaseByKey(database: Queryable, keySha256: string): Promise<CaseRow | null> {
  const rows = await database.query<CaseRow>(`${select} where c.certificate_key_sha256 = $1`, [keySha256]);
  return rows[0] ?? null;
}

/** Work that was refused because the consent behind it had ended is counted on the newest case that it falls under. */
export async function countDropped(database: Database, scope: StoredScope, pieces: number): Promise<void> {
  await database.query(
    `update consent.erasure_case set dropped_in_flight = dropped_in_flight + $5
     where id = (select id from consent.erasure_case where household = $1
       and (kind = 'account-closed' or (meter_point_hash = $2 and fuel = $3 and purpose = $4))
       order by position desc limit 1)`,
    [scope.household, scope.meterPointHash, scope.fuel, scope.purpose, pieces],
  );
}

/** What others see of a case. */
export function caseOf(row: CaseRow, { now, owners }: Pick<Parts, "now" | "owners">): ErasureCaseRecord {
  const closed = row.closed_at !== null;
  const overdue = !closed && row.due_at.getTime() < now();
  return {
    id: row.id,
    kind: row.kind,
    household: row.household,
    fuel: row.fuel,
    purpose: row.purpose,
    meterPointHash: row.meter_point_hash,
    state: closed ? "closed" : overdue ? "overdue" : "open",
    openedAtMs: row.opened_at.getTime(),
    dueAtMs: row.due_at.getTime(),
    closedAtMs: row.closed_at?.getTime() ?? null,
    ownersDone: Number(row.owners_done),
    ownersTotal: closed ? Number(row.owners_known) : Math.max(Number(row.owners_known), owners().length),
    droppedInFlight: row.dropped_in_flight,
  };
}

function oneOf(rows: readonly CaseRow[]): CaseRow {
  if (rows[0] === undefined) throw new Error("The case vanished while it was being opened.");
  return rows[0];
}
