import type { ExportJob } from "@halfhourly/contracts";
import { Problem } from "@halfhourly/service-kit";
import type { Parts } from "../parts.js";
import {
  countExports,
  exportsOf,
  findExport,
  insertExport,
  openExportOf,
  presentExport,
} from "./export-jobs.js";

export const exportLivesMs = 24 * 3_600_000;
const dayMs = 24 * 3_600_000;
const mostADay = 3;
/** Of all households together: a queue without a bound would fill the disk. */
const mostOpen = 500;
const mostListed = 50;

type AskParts = Pick<Parts, "database" | "now" | "ids">;

/**
 * Queues an export durably. Asked again while one is not made yet, that one is the answer.
 * Throws Problem `too-many-exports`, `exports-busy`.
 */
export async function askExport({ database, now, ids }: AskParts, household: string): Promise<ExportJob> {
  const nowMs = now();
  const row = await database.transaction(async (tx) => {
    // The household's lock: two requests at once do not pass the limits together.
    await tx.query("select id from consumer_api.account where household = $1 for update", [household]);
    const open = await openExportOf(tx, household);
    if (open !== null) return open;
    const counts = await countExports(tx, household, new Date(nowMs - dayMs));
    if (counts.asked >= mostADay)
      throw new Problem(
        429,
        "too-many-exports",
        `You have asked for ${mostADay} exports within 24 hours. Ask again tomorrow; those that are ready can still be fetched.`,
      );
    if (counts.open >= mostOpen)
      throw new Problem(503, "exports-busy", "Many exports are being made. Try again in a few minutes.");
    return insertExport(tx, {
      id: ids(),
      household,
      askedAt: new Date(nowMs),
      endsAt: new Date(nowMs + exportLivesMs),
    });
  });
  return presentExport(row, nowMs);
}

export async function listExports(
  { database, now }: Pick<Parts, "database" | "now">,
  household: string,
): Promise<{ exports: ExportJob[] }> {
  const rows = await exportsOf(database, household, mostListed);
  return { exports: rows.map((row) => presentExport(row, now())) };
}

/** Throws Problem `export-not-found`, also for another household's. */
export async function oneExport(
  { database, now }: Pick<Parts, "database" | "now">,
  household: string,
  id: string,
): Promise<ExportJob> {
  const row = await findExport(database, household, id);
  if (row === null) throw exportNotFound();
  return presentExport(row, now());
}

export function exportNotFound(): Problem {
  return new Problem(404, "export-not-found", "You have no such export. Ask for a new one.");
}
