import { checkedKey } from "./check-record.js";
import { partitionOf } from "./partition-of.js";
import type { StreamRecord } from "./port.js";

/** A record ready to be sent: its key as bytes, and as the text that they are. */
export interface KeyedRecord {
  readonly key: Buffer;
  readonly keyText: string;
  readonly value: Uint8Array;
}

/** In order of partition; each partition's records in the order of their appends. */
export type RecordsByPartition = ReadonlyMap<number, readonly KeyedRecord[]>;

export interface GatheredAppendsOptions {
  readonly partitions: number;
  /** Durable when it resolves. Never called while another call is under way. */
  readonly write: (records: RecordsByPartition) => Promise<void>;
}

/** What one write is given at most, unless a single append is larger. */
const mostBytesAWrite = 8_000_000;
const bytesOf = ({ key, value }: KeyedRecord) => key.length + value.byteLength;

interface Waiting {
  readonly records: RecordsByPartition;
  readonly bytes: number;
  readonly done: () => void;
  readonly failed: (fault: unknown) => void;
}

/**
 * Appends, one write at a time: what is asked for while one is under way goes into the next one together, so that many
 * small appends cost hardly more than one. Where a write fails, all that it took together were not appended.
 */
export class GatheredAppends {
  readonly #waiting: Waiting[] = [];
  #writing: Promise<void> | null = null;

  constructor(readonly options: GatheredAppendsOptions) {}

  /** @throws RangeError for a bad key or a value too large, before anything is written. */
  async append(given: readonly StreamRecord[]): Promise<void> {
    if (given.length === 0) return;
    const keyed = given.map((record) => ({
      key: checkedKey(record),
      keyText: record.key,
      value: record.value,
    }));
    const records = byPartition(keyed, this.options.partitions);
    const bytes = keyed.reduce((sum, record) => sum + bytesOf(record), 0);
    await new Promise<void>((done, failed) => {
      this.#waiting.push({ records, bytes, done, failed });
      this.#writing ??= this.#writeAll().finally(() => (this.#writing = null));
    });
  }

  /** Waits until everything asked for is written or refused. */
  async settle(): Promise<void> {
    await this.#writing;
  }

  async #writeAll(): Promise<void> {
    while (this.#waiting.length > 0) {
      // Whoever asks in this same turn of the event loop is taken along.
      await Promise.resolve();
      const together = this.#taken();
      try {
        await this.options.write(joined(together));
        for (const { done } of together) done();
      } catch (fault) {
        for (const { failed } of together) failed(fault);
      }
    }
  }

  #taken(): readonly Waiting[] {
    let bytes = 0;
    const past = this.#waiting.findIndex((one) => (bytes += one.bytes) > mostBytesAWrite);
    return this.#waiting.splice(0, past === -1 ? this.#waiting.length : Math.max(1, past));
  }
}

function byPartition(keyed: readonly KeyedRecord[], partitions: number): RecordsByPartition {
  const found = new Map<number, KeyedRecord[]>();
  for (const record of keyed) {
    const partition = partitionOf(record.key, partitions);
    const inOrder = found.get(partition);
    if (inOrder === undefined) found.set(partition, [record]);
    else inOrder.push(record);
  }
  return found;
}

function joined(together: readonly Waiting[]): RecordsByPartition {
  const partitions = [...new Set(together.flatMap(({ records }) => [...records.keys()]))];
  partitions.sort((a, b) => a - b);
  return new Map(
    partitions.map((partition) => [
      partition,
      together.flatMap(({ records }) => records.get(partition) ?? []),
    ]),
  );
}

/** In order, each of at most `mostBytes` unless a single record is larger. */
export function inPieces(
  records: readonly KeyedRecord[],
  mostBytes: number,
): readonly (readonly KeyedRecord[])[] {
  const pieces: KeyedRecord[][] = [];
  let bytes = 0;
  for (const record of records) {
    bytes += bytesOf(record);
    const open = pieces.at(-1);
    if (open !== undefined && bytes <= mostBytes) open.push(record);
    else {
      pieces.push([record]);
      bytes = bytesOf(record);
    }
  }
  return pieces;
}
