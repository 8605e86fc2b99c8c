import type { FileFlags, ImportJob } from "@halfhourly/contracts";
import { Problem } from "@halfhourly/service-kit";
import type { FastifyRequest } from "fastify";
import type { Parts } from "../parts.js";
import { notSignedIn } from "../session/caller.js";
import { meterNotFound } from "./agreements.js";
import { meterForOperator, meterOfHousehold, type LinkedMeter } from "./meter-rows.js";
import { auditOperator, householdOfOperatorImport, type OperatorAct } from "./operator-audit.js";

type ImportParts = Pick<Parts, "database" | "keys" | "audit" | "consent" | "ingestion" | "now" | "ids">;

export interface SentFile {
  readonly meterId: string;
  readonly flags: FileFlags;
  readonly bytes: Uint8Array;
}

/**
 * Hands a file to ingestion under a live consent. What the operator does is written down before it is done.
 * Throws Problem `meter-not-found` or `consent-required`.
 */
export async function startImport(
  parts: ImportParts,
  request: FastifyRequest,
  file: SentFile,
): Promise<ImportJob> {
  const byOperator = request.caller?.kind === "operator";
  const meter = await meterFor(parts, request, file.meterId);
  const { household, meterPoint, fuel } = meter;
  const audit = (result: OperatorAct["result"], importId: string | null) =>
    byOperator ? auditOperator(parts, { meter, importId, requestId: request.id, result }) : Promise.resolve();
  const grant = await parts.consent.mint({ household, meterPoint, fuel, purpose: "viewing" });
  if (grant === null) {
    await audit("refused: consent-required", null);
    throw new Problem(
      403,
      "consent-required",
      "There is no live consent to show this meter's readings, so none can be taken in. Nothing was stored.",
    );
  }
  await audit("done: allowed", null);
  const job = await parts.ingestion.startImport(grant, { ...file, household, meterPoint, fuel });
  await audit("done: started", job.id);
  return job;
}

/** Throws Problem `import-not-found`, also for another household's. */
export async function importJobOf(
  parts: ImportParts,
  request: FastifyRequest,
  importId: string,
): Promise<ImportJob> {
  const household = await householdFor(parts, request, importId);
  const job = household === null ? null : await parts.ingestion.importJob(household, importId);
  if (job === null)
    throw new Problem(404, "import-not-found", "You have no such import. Send the file again to start one.");
  return job;
}

async function meterFor(
  parts: ImportParts,
  { caller }: FastifyRequest,
  meterId: string,
): Promise<LinkedMeter> {
  if (caller === null) throw notSignedIn();
  const meter =
    caller.kind === "operator"
      ? await meterForOperator(parts, meterId)
      : await meterOfHousehold(parts, caller.session.household, meterId);
  if (meter === null) throw meterNotFound();
  return meter;
}

/** The operator sees the imports that the operator started, and no others. */
async function householdFor(
  { database }: ImportParts,
  { caller }: FastifyRequest,
  importId: string,
): Promise<string | null> {
  if (caller === null) throw notSignedIn();
  return caller.kind === "operator"
    ? householdOfOperatorImport(database, importId)
    : caller.session.household;
}
