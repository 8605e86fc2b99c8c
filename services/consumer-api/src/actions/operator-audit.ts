import type { Queryable } from "@halfhourly/database";
import type { Parts } from "../parts.js";
import type { LinkedMeter } from "./meter-rows.js";

const importRoute = "consumer-api POST /v1/meters/{meterId}/imports";

export interface OperatorAct {
  readonly meter: LinkedMeter;
  readonly importId: string | null;
  readonly requestId: string;
  readonly result: "refused: consent-required" | "done: allowed" | "done: started";
}

/**
 * Writes down on the household's chain what the operator's token did. Throws where it cannot be kept: then nothing is
 * done.
 */
export async function auditOperator(
  { database, audit, now }: Pick<Parts, "database" | "audit" | "now">,
  { meter, importId, requestId, result }: OperatorAct,
): Promise<void> {
  const facts = {
    chain: meter.household,
    who: "operator",
    what: "import.start",
    about: importId ?? meter.id,
    where: importRoute,
    why: `request ${requestId}`,
    result,
  };
  await audit.append(database, facts, now());
}

/** Whose chain says that the operator started the import. */
export async function householdOfOperatorImport(
  database: Queryable,
  importId: string,
): Promise<string | null> {
  const rows = await database.query<{ chain: string }>(
    `select chain from consumer_api.audit_entry
      where who = 'operator' and what = 'import.start' and about = $1 and result = 'done: started' limit 1`,
    [importId],
  );
  return rows[0]?.chain ?? null;
}
