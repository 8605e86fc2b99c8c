import type { ConsentRecord, ConsentScope } from "@halfhourly/contracts";
import type { Queryable, Row } from "@halfhourly/database";

export interface HeldConsent extends ConsentRecord {
  readonly id: string;
}

interface ConsentRow extends Row {
  readonly id: string;
  readonly household: string;
  readonly meter_point: string;
  readonly fuel: ConsentScope["fuel"];
  readonly purpose: ConsentScope["purpose"];
  readonly state: ConsentRecord["state"];
  readonly notice_version: string;
  readonly changed_at: Date;
}

const ofScope = "household = $1 and meter_point = $2 and fuel = $3 and purpose = $4";

/**
 * `lock` "change" keeps others from changing the consent until the transaction ends, and waits for those that are;
 * "hold" only keeps it from being changed.
 */
export async function readConsent(
  tx: Queryable,
  scope: ConsentScope,
  lock: "change" | "hold" | "none",
): Promise<HeldConsent | null> {
  const locking = { change: "for update", hold: "for share", none: "" }[lock];
  const rows = await tx.query<ConsentRow>(
    `select * from consent.current_consent where ${ofScope} ${locking}`,
    keyOf(scope),
  );
  return rows[0] === undefined ? null : heldConsentOf(rows[0]);
}

export async function readHousehold(
  database: Queryable,
  household: string,
): Promise<readonly ConsentRecord[]> {
  const rows = await database.query<ConsentRow>(
    "select * from consent.current_consent where household = $1 order by meter_point, fuel, purpose",
    [household],
  );
  return rows.map((row) => recordOf(heldConsentOf(row)));
}

/** Writes the new state and appends it to the records. */
export async function writeConsent(
  tx: Queryable,
  held: HeldConsent,
  recordId: string,
  why: string,
): Promise<void> {
  const at = new Date(held.atMs);
  await tx.query(
    `insert into consent.current_consent (household, meter_point, fuel, purpose, id, state, notice_version, changed_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)
     on conflict (id) do update set state = excluded.state, notice_version = excluded.notice_version, changed_at = excluded.changed_at`,
    [...keyOf(held), held.id, held.state, held.noticeVersion, at],
  );
  await tx.query(
    "insert into consent.consent_record (id, consent_id, state, notice_version, why, recorded_at) values ($1, $2, $3, $4, $5, $6)",
    [recordId, held.id, held.state, held.noticeVersion, why, at],
  );
}

/** What other services see: without the id that records and audit entries know it by. */
export function recordOf({
  household,
  meterPoint,
  fuel,
  purpose,
  state,
  noticeVersion,
  atMs,
}: HeldConsent): ConsentRecord {
  return { household, meterPoint, fuel, purpose, state, noticeVersion, atMs };
}

function heldConsentOf(row: ConsentRow): HeldConsent {
  const { id, household, fuel, purpose, state } = row;
  return {
    id,
    household,
    meterPoint: row.meter_point,
    fuel,
    purpose,
    state,
    noticeVersion: row.notice_version,
    atMs: row.changed_at.getTime(),
  };
}

function keyOf({ household, meterPoint, fuel, purpose }: ConsentScope): readonly string[] {
  return [household, meterPoint, fuel, purpose];
}
