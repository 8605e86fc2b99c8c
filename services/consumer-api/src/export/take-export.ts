import { Readable } from "node:stream";
import { Problem } from "@halfhourly/service-kit";
import { isoSeconds } from "../actions/show-meters.js";
import type { Parts } from "../parts.js";
import { exportNotFound } from "./ask-export.js";
import { findExport, presentExport, type ExportRow } from "./export-jobs.js";
import { readPiece } from "./export-pieces.js";

/** A request that sends the file has it to itself this long after its last piece. */
const fetchSeconds = 120;

type TakeParts = Pick<Parts, "database" | "keys" | "now" | "ids">;

export interface ExportDownload {
  readonly bytes: number;
  readonly fileName: string;
  readonly stream: Readable;
  /** The whole body was sent: the bytes are wiped, for good. */
  taken(): Promise<void>;
  /** It was not: the household may try again at once. */
  putBack(): Promise<void>;
}

/**
 * The finished file, to be sent once. Throws Problem `export-not-found`, `export-not-ready`, `export-being-fetched` or,
 * where there is nothing to fetch any more, `export-gone`.
 */
export async function openExport(parts: TakeParts, household: string, id: string): Promise<ExportDownload> {
  const { database } = parts;
  const fetcher = parts.ids();
  const rows = await database.query<{ bytes: string; pieces: number; ready_at: Date }>(
    `update consumer_api.export_job set fetched_by = $3, fetched_until = now() + make_interval(secs => $4)
      where household = $1 and id = $2 and state = 'ready' and ends_at > $5
        and (fetched_until is null or fetched_until < now())
      returning bytes, pieces, ready_at`,
    [household, id, fetcher, fetchSeconds, new Date(parts.now())],
  );
  const job = rows[0];
  if (job === undefined) throw refusalOf(await findExport(database, household, id), parts.now());
  const stream = Readable.from(piecesOf(parts, { household, id, fetcher }, job.pieces), {
    objectMode: false,
  });
  return {
    bytes: Number(job.bytes),
    fileName: `halfhourly-export-${isoSeconds(job.ready_at.getTime()).slice(0, 10)}.zip`,
    stream,
    taken: () => wipe(parts, id, fetcher),
    async putBack() {
      await database.query(
        "update consumer_api.export_job set fetched_by = null, fetched_until = null where id = $1 and fetched_by = $2",
        [id, fetcher],
      );
    },
  };
}

interface Fetch {
  readonly household: string;
  readonly id: string;
  readonly fetcher: string;
}

/** One piece in memory at a time: the next is asked for when this one is on its way. */
async function* piecesOf(
  parts: TakeParts,
  { household, id, fetcher }: Fetch,
  pieces: number,
): AsyncGenerator<Buffer> {
  for (let number = 0; number < pieces; number += 1) {
    const kept = await parts.database.query(
      `update consumer_api.export_job set fetched_until = now() + make_interval(secs => $3)
        where id = $1 and fetched_by = $2 and state = 'ready' returning id`,
      [id, fetcher, fetchSeconds],
    );
    const piece = kept.length === 0 ? null : await readPiece(parts, household, id, number);
    if (piece === null) throw new Error("the export was wiped while it was sent");
    yield piece;
  }
}

async function wipe({ database }: TakeParts, id: string, fetcher: string): Promise<void> {
  await database.query(
    `with sent as (
       update consumer_api.export_job set state = 'taken', fetched_by = null, fetched_until = null
        where id = $1 and fetched_by = $2 and state = 'ready' returning id)
     delete from consumer_api.export_piece where export_id in (select id from sent)`,
    [id, fetcher],
  );
}

function refusalOf(row: ExportRow | null, nowMs: number): Problem {
  if (row === null) return exportNotFound();
  const { state } = presentExport(row, nowMs);
  if (state === "waiting" || state === "making")
    return new Problem(409, "export-not-ready", "The export is still being made. Ask again in a minute.");
  if (state === "ready")
    return new Problem(
      409,
      "export-being-fetched",
      "The export is being fetched already, in another window.",
    );
  return new Problem(410, "export-gone", gone[state]);
}

const gone = {
  taken: "This export was fetched already; it can be fetched once. Ask for a new one.",
  expired: "This export was not fetched within 24 hours and was wiped. Ask for a new one.",
  failed: "This export could not be made, and nothing was lost. Ask for a new one; if it stays, report it.",
} as const;
