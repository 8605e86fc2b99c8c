import type { Database, Queryable, Row } from "@halfhourly/database";
import type { SigningKeys } from "@halfhourly/keys";
import type { Controller } from "../actions/parts.js";
import type { StoredConsent } from "../consent-store.js";
import { receiptPayload, receiptType, type RecordedEvent } from "./receipt-payload.js";

const mostEvents = 200;
const signedAtOnce = 50;

/** Writes what the receipt of a record says, in the transaction of the record: its newest event is the last. */
export async function writeReceipt(
  tx: Queryable,
  controller: Controller,
  held: StoredConsent,
  recordId: string,
): Promise<void> {
  const events = await tx.query<RecordedEvent>(
    `select * from (select state, notice_version, recorded_at from consent.consent_record
       where consent_id = $1 order by recorded_at desc limit $2) newest order by recorded_at`,
    [held.consentId, mostEvents],
  );
  await tx.query(
    "insert into consent.receipt (record_id, consent_id, household, payload, recorded_at) values ($1, $2, $3, $4, $5)",
    [
      recordId,
      held.consentId,
      held.household,
      JSON.stringify(receiptPayload(held, recordId, controller, events)),
      new Date(held.atMs),
    ],
  );
}

interface UnsignedRow extends Row {
  readonly record_id: string;
  readonly payload: object;
}

/** Signs what waits, oldest first, in bounded batches; cut off anywhere it goes on next time. @returns how many. */
export async function signReceipts(database: Database, signingKeys: SigningKeys): Promise<number> {
  let signed = 0;
  for (;;) {
    const rows = await database.query<UnsignedRow>(
      "select record_id, payload from consent.receipt where signed is null order by position limit $1",
      [signedAtOnce],
    );
    for (const row of rows) await signOne(database, signingKeys, row);
    signed += rows.length;
    if (rows.length < signedAtOnce) return signed;
  }
}

/** The newest receipt of a household's consent as a compact JWS, signed now where it was not yet; null where there is none. */
export async function readReceipt(
  database: Database,
  signingKeys: SigningKeys,
  household: string,
  consentId: string,
): Promise<string | null> {
  const read = () =>
    database.query<UnsignedRow & { signed: string | null }>(
      `select record_id, payload, signed from consent.receipt where consent_id = $1 and household = $2
       order by position desc limit 1`,
      [consentId, household],
    );
  const [row] = await read();
  if (row === undefined) return null;
  if (row.signed === null) await signOne(database, signingKeys, row);
  return (await read())[0]?.signed ?? null;
}

/** Of two that sign at once the first is kept: a receipt is one text for ever. */
async function signOne(
  database: Database,
  signingKeys: SigningKeys,
  { record_id, payload }: UnsignedRow,
): Promise<void> {
  const signed = await signingKeys.sign(receiptType, payload);
  await database.query("update consent.receipt set signed = $2 where record_id = $1 and signed is null", [
    record_id,
    signed,
  ]);
}
