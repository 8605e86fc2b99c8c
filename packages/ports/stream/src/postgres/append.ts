import type { Database } from "@halfhourly/database";
import { inPieces, type KeyedRecord, type RecordsByPartition } from "../gathered-appends.js";
import { fullStream } from "../port.js";
import { packBatch } from "./record-batch.js";

/** So that a reader need not fetch much at once. */
const mostBytesABatch = 1_000_000;

/** Records of one partition that are durable now, and where they lie. */
export interface Appended {
  readonly partition: number;
  readonly firstOffset: bigint;
  readonly records: readonly KeyedRecord[];
}

/**
 * One transaction, one statement: a row for each partition and megabyte.
 * @throws StreamFull where a group is more than `mostBehind` records behind: nothing was appended.
 */
export async function appendBatches(
  database: Database,
  records: RecordsByPartition,
  mostBehind: number,
): Promise<readonly Appended[]> {
  const batches = [...records].flatMap(([partition, ofPartition]) =>
    inPieces(ofPartition, mostBytesABatch).map((piece) => ({
      partition,
      records: piece,
      payload: packBatch(piece),
    })),
  );
  const [row] = await database.query<{ last_offsets: readonly string[] | null }>(
    "select stream.append_batches($1, $2, $3, $4, $5)::text[] as last_offsets",
    [
      mostBehind,
      batches.map(({ partition }) => partition),
      batches.map((batch) => batch.records.length),
      batches.map(({ payload }) => payload.length),
      // One value: an array of byte strings would travel as text, twice as long.
      Buffer.concat(batches.map(({ payload }) => payload)),
    ],
  );
  const lastOffsets = row?.last_offsets ?? null;
  if (lastOffsets === null) throw fullStream(mostBehind);
  return batches.map(({ partition, records: ofBatch }, place) => ({
    partition,
    firstOffset: BigInt(lastOffsets[place]!) - BigInt(ofBatch.length) + 1n,
    records: ofBatch,
  }));
}
