import type { Database } from "@halfhourly/database";
import { inPieces, type RecordsByPartition } from "../gathered-appends.js";
import { fullStream } from "../port.js";
import { packBatch } from "./record-batch.js";

/** So that a reader need not fetch much at once. */
const mostBytesABatch = 1_000_000;

/**
 * One transaction, one statement: a row for each partition and megabyte.
 * @throws StreamFull where a group is more than `mostBehind` records behind: nothing was appended.
 */
export async function appendBatches(
  database: Database,
  records: RecordsByPartition,
  mostBehind: number,
): Promise<void> {
  const batches = [...records].flatMap(([partition, ofPartition]) =>
    inPieces(ofPartition, mostBytesABatch).map((piece) => ({
      partition,
      count: piece.length,
      payload: packBatch(piece),
    })),
  );
  const [row] = await database.query<{ appended: boolean }>(
    "select stream.append_batches($1, $2, $3, $4, $5) as appended",
    [
      mostBehind,
      batches.map(({ partition }) => partition),
      batches.map(({ count }) => count),
      batches.map(({ payload }) => payload.length),
      // One value: an array of byte strings would travel as text, twice as long.
      Buffer.concat(batches.map(({ payload }) => payload)),
    ],
  );
  if (row?.appended !== true) throw fullStream(mostBehind);
}
