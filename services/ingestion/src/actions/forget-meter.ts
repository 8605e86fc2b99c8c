import type { FileImport } from "@halfhourly/contracts";
import { GrantRefused } from "@halfhourly/reading-store";
import { Problem } from "@halfhourly/service-kit";
import type { Parts } from "../parts.js";
import { appendAudit } from "../store/audit.js";
import { removeFinishedImports } from "../store/import-jobs.js";

export type MeterToForget = Pick<FileImport, "meterId" | "meterPoint" | "fuel" | "household">;

/**
 * Erases what only the ended consents kept: the meter's readings and its finished imports. An import under way ends by
 * itself, because each of its batches asks for a live consent. Throws Problem `still-consented`.
 */
export async function forgetMeter(
  parts: Parts,
  { meterId, meterPoint, fuel, household }: MeterToForget,
): Promise<void> {
  await parts.readingStore.eraseUnconsented({ household, meterPoint, fuel }).catch((fault: unknown) => {
    if (fault instanceof GrantRefused) throw new Problem(409, "still-consented", fault.message);
    throw fault;
  });
  await parts.database.transaction(async (tx) => {
    const removed = await removeFinishedImports(tx, household, meterId);
    const facts = {
      who: household,
      what: "readings.erase",
      about: meterId,
      why: "consent ended",
      result: `done: ${removed} imports`,
    };
    await appendAudit(tx, facts, parts.now());
  });
}
