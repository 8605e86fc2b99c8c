import type { Database, Queryable } from "@halfhourly/database";
import { seal, unseal, type HouseholdKeys } from "@halfhourly/keys";

/** One sealed piece is in memory at a time, whatever the size of the export. */
const pieceBytes = 4 * 1024 * 1024;

/** Another worker took the job over, or it was erased: this one leaves it alone. */
export class ExportClaimLost extends Error {
  override readonly name = "ExportClaimLost";
}

export interface PieceParts {
  readonly database: Database;
  readonly keys: Pick<HouseholdKeys, "dataKey">;
}

export interface WhoseExport {
  readonly id: string;
  readonly household: string;
  readonly worker: string;
}

/**
 * Keeps a stream of bytes as sealed pieces, in place of those of an earlier attempt.
 * Throws ExportClaimLost, KeyDestroyed.
 */
export async function keepPieces(
  { database, keys }: PieceParts,
  whose: WhoseExport,
  stream: AsyncIterable<Uint8Array>,
): Promise<{ readonly bytes: number; readonly pieces: number }> {
  await database.query(
    `delete from consumer_api.export_piece p using consumer_api.export_job j
      where p.export_id = $1 and j.id = p.export_id and j.claimed_by = $2`,
    [whose.id, whose.worker],
  );
  let bytes = 0;
  let pieces = 0;
  for await (const piece of inPieces(stream)) {
    const key = await keys.dataKey(whose.household);
    const kept = await database.query(
      `insert into consumer_api.export_piece (export_id, number, sealed)
       select id, $3, $4 from consumer_api.export_job where id = $1 and claimed_by = $2 and state = 'making'
       returning number`,
      [whose.id, whose.worker, pieces, seal(key, piece, piecePlace(whose.id, pieces))],
    );
    if (kept.length === 0) throw new ExportClaimLost("claim lost");
    bytes += piece.length;
    pieces += 1;
  }
  return { bytes, pieces };
}

/** Null where it was wiped. Throws KeyDestroyed or NotUnsealed. */
export async function readPiece(
  { database, keys }: { readonly database: Queryable; readonly keys: PieceParts["keys"] },
  household: string,
  id: string,
  number: number,
): Promise<Buffer | null> {
  const rows = await database.query<{ sealed: Buffer }>(
    `select p.sealed from consumer_api.export_piece p join consumer_api.export_job j on j.id = p.export_id
      where j.household = $1 and p.export_id = $2 and p.number = $3`,
    [household, id, number],
  );
  if (rows[0] === undefined) return null;
  return unseal(await keys.dataKey(household), rows[0].sealed, piecePlace(id, number));
}

async function* inPieces(stream: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let held: Uint8Array[] = [];
  let heldBytes = 0;
  for await (const chunk of stream) {
    held.push(chunk);
    heldBytes += chunk.length;
    if (heldBytes < pieceBytes) continue;
    yield Buffer.concat(held);
    held = [];
    heldBytes = 0;
  }
  if (heldBytes > 0) yield Buffer.concat(held);
}

/** Sealed bytes are bound to their own row: a piece cannot be moved to another export or place. */
function piecePlace(id: string, number: number): string {
  return `export piece|${id}|${number}`;
}
