import type { Queryable } from "@halfhourly/database";
import type { Parts } from "../parts.js";
import type { LinkedMeter } from "./meter-rows.js";

export interface OperatorAct {
  readonly meter: LinkedMeter;
  readonly importId: string | null;
  readonly requestId: string;
  readonly result: string;
}

/** Writes down what the operator's token did, by ids only. Throws where it cannot be kept: then nothing is done. */
export async function auditOperator(
  { database, now, ids }: Pick<Parts, "database" | "now" | "ids">,
  { meter, importId, requestId, result }: OperatorAct,
): Promise<void> {
  await database.query(
    `insert into consumer_api.operator_audit (id, at, action, meter_id, household, import_id, request_id, result)
     values ($1, $2, 'import a file', $3, $4, $5, $6, $7)`,
    [ids(), new Date(now()), meter.id, meter.household, importId, requestId, result],
  );
}

export async function householdOfOperatorImport(
  database: Queryable,
  importId: string,
): Promise<string | null> {
  const rows = await database.query<{ household: string }>(
    "select household from consumer_api.operator_audit where import_id = $1 limit 1",
    [importId],
  );
  return rows[0]?.household ?? null;
}
