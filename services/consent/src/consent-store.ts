import type { ConsentScope, HeldConsent } from "@halfhourly/contracts";
import type { Queryable, Row } from "@halfhourly/database";
import { isRenewalDue, londonDateAt } from "@halfhourly/domain";
import { closeGate } from "./hold-many.js";

/** What tells one consent from every other, as it is stored: the meter point by its keyed hash. */
export type StoredScope = Pick<HeldConsent, "household" | "meterPointHash" | "fuel" | "purpose">;
export type StoredMeter = Omit<StoredScope, "purpose">;

export interface StoredConsent extends Omit<HeldConsent, "renewSoon"> {
  /** UTC milliseconds since which it has been granted without a break; null unless granted. */
  readonly grantedSinceMs: number | null;
}

interface ConsentRow extends Row {
  readonly id: string;
  readonly household: string;
  readonly meter_point_hash: string;
  readonly fuel: ConsentScope["fuel"];
  readonly purpose: ConsentScope["purpose"];
  readonly state: HeldConsent["state"];
  readonly notice_version: string;
  readonly changed_at: Date;
  readonly renew_by: string | null;
  readonly granted_since: Date | null;
}

/** Changes of one household's consents go one after another, and after writers that rely on them: a scope without a row offers no row to lock. */
export async function serialise(tx: Queryable, household: string): Promise<void> {
  await tx.query("select pg_advisory_xact_lock(hashtextextended('consent ' || $1, 0))", [household]);
  await closeGate(tx, household);
}

/**
 * `lock` "change" keeps others from changing the consent until the transaction ends, and waits for those that are;
 * "hold" only keeps it from being changed.
 */
export async function readConsent(
  tx: Queryable,
  { household, meterPointHash, fuel, purpose }: StoredScope,
  lock: "change" | "hold" | "none",
): Promise<StoredConsent | null> {
  const locking = { change: "for update", hold: "for share", none: "" }[lock];
  const rows = await tx.query<ConsentRow>(
    `select * from consent.current_consent
     where household = $1 and meter_point_hash = $2 and fuel = $3 and purpose = $4 ${locking}`,
    [household, meterPointHash, fuel, purpose],
  );
  return rows[0] === undefined ? null : storedOf(rows[0]);
}

/** Everything a household answered, or only what it answered for one meter point and fuel. */
export async function readHousehold(
  database: Queryable,
  household: string,
  meter: Pick<StoredScope, "meterPointHash" | "fuel"> | null,
): Promise<readonly StoredConsent[]> {
  const rows = await database.query<ConsentRow>(
    `select * from consent.current_consent
     where household = $1 and ($2::text is null or (meter_point_hash = $2 and fuel = $3))
     order by meter_point_hash, fuel, purpose`,
    [household, meter?.meterPointHash ?? null, meter?.fuel ?? null],
  );
  return rows.map(storedOf);
}

/** The granted consents of a household, locked for change: all of them, or those for one meter point and fuel. */
export async function lockGranted(
  tx: Queryable,
  household: string,
  meter: Pick<StoredScope, "meterPointHash" | "fuel"> | null,
): Promise<readonly StoredConsent[]> {
  const rows = await tx.query<ConsentRow>(
    `select * from consent.current_consent
     where household = $1 and state = 'granted' and ($2::text is null or (meter_point_hash = $2 and fuel = $3))
     order by id for update`,
    [household, meter?.meterPointHash ?? null, meter?.fuel ?? null],
  );
  return rows.map(storedOf);
}

/** Who else holds a granted consent for a meter point and fuel. */
export async function householdsHolding(
  queryable: Queryable,
  meter: Pick<StoredScope, "meterPointHash" | "fuel">,
  exceptHousehold: string,
): Promise<readonly string[]> {
  const rows = await queryable.query<{ household: string }>(
    `select distinct household from consent.current_consent
     where meter_point_hash = $1 and fuel = $2 and state = 'granted' and household <> $3 order by household`,
    [meter.meterPointHash, meter.fuel, exceptHousehold],
  );
  return rows.map(({ household }) => household);
}

export async function isAnyGranted(queryable: Queryable, meter: StoredMeter): Promise<boolean> {
  const rows = await queryable.query(
    `select 1 from consent.current_consent
     where household = $1 and meter_point_hash = $2 and fuel = $3 and state = 'granted' limit 1`,
    [meter.household, meter.meterPointHash, meter.fuel],
  );
  return rows.length > 0;
}

/** Writes the new state and appends it to the records. */
export async function writeConsent(
  tx: Queryable,
  held: StoredConsent,
  recordId: string,
  why: string,
): Promise<void> {
  const at = new Date(held.atMs);
  const since = held.grantedSinceMs === null ? null : new Date(held.grantedSinceMs);
  await tx.query(
    `insert into consent.current_consent
       (household, meter_point_hash, fuel, purpose, id, state, notice_version, changed_at, renew_by, granted_since)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
     on conflict (id) do update set state = excluded.state, notice_version = excluded.notice_version,
       changed_at = excluded.changed_at, renew_by = excluded.renew_by, granted_since = excluded.granted_since`,
    [
      held.household,
      held.meterPointHash,
      held.fuel,
      held.purpose,
      held.consentId,
      held.state,
      held.noticeVersion,
      at,
      held.renewBy,
      since,
    ],
  );
  await tx.query(
    "insert into consent.consent_record (id, consent_id, state, notice_version, why, recorded_at) values ($1, $2, $3, $4, $5, $6)",
    [recordId, held.consentId, held.state, held.noticeVersion, why, at],
  );
}

/** What other services see. */
export function heldOf({ grantedSinceMs, ...held }: StoredConsent, nowMs: number): HeldConsent {
  const due = held.renewBy !== null && isRenewalDue(held.renewBy, londonDateAt(nowMs));
  return { ...held, renewSoon: grantedSinceMs !== null && due };
}

function storedOf(row: ConsentRow): StoredConsent {
  const { id, household, fuel, purpose, state } = row;
  return {
    consentId: id,
    household,
    meterPointHash: row.meter_point_hash,
    fuel,
    purpose,
    state,
    noticeVersion: row.notice_version,
    atMs: row.changed_at.getTime(),
    renewBy: row.renew_by,
    grantedSinceMs: row.granted_since?.getTime() ?? null,
  };
}
