export interface StreamRecord {
  /** What is kept in order among itself: records of one key go to one partition. At most 200 bytes of UTF-8. */
  readonly key: string;
  /** At most 900,000 bytes. Whoever appends has sealed what is personal in it. */
  readonly value: Uint8Array;
}

export interface ReceivedRecord extends StreamRecord {
  /** Rises within its partition. */
  readonly offset: bigint;
}

export interface StreamBatch {
  readonly partition: number;
  /** In the order in which they were appended; never empty. */
  readonly records: readonly ReceivedRecord[];
}

export interface SubscribeOptions {
  /** Whose place in the stream it is; processes of one group share the partitions among themselves. */
  readonly group: string;
  /** A batch holds at most so many records. */
  readonly mostRecords: number;
  /**
   * Works through one batch. When it resolves the group's place moves behind the batch; when it rejects, or the process
   * dies, the batch comes again: handling must be idempotent. Batches of one partition come one after another.
   */
  handle(batch: StreamBatch): Promise<void>;
  /** Told when `handle` rejected or the stream is away; delivery goes on after a pause of 1 s to 60 s. */
  onFault(fault: unknown): void;
}

export interface Subscription {
  /** Waits for the batches under way. */
  stop(): Promise<void>;
}

/** How far a group is behind. */
export interface Backlog {
  readonly records: number;
  /** Since when the oldest of them waits, UTC milliseconds; null where none does, or the stream does not say. */
  readonly oldestAtMs: number | null;
}

/** A log of records in partitions, for work that must not be lost and must be done in order by key. */
export interface Stream {
  readonly partitions: number;
  /**
   * Durable when it resolves; then each record is delivered at least once to every group. All or nothing within a
   * partition. Throws StreamFull where the slowest group is behind by more than the stream's bound: nothing was appended.
   */
  append(records: readonly StreamRecord[]): Promise<void>;
  subscribe(options: SubscribeOptions): Subscription;
  backlog(group: string): Promise<Backlog>;
  close(): Promise<void>;
}

export class StreamFull extends Error {
  override readonly name = "StreamFull";
}

export function fullStream(mostBehind: number): StreamFull {
  return new StreamFull(
    `A group of the stream is more than ${mostBehind} records behind: nothing was appended. Append again once it has caught up.`,
  );
}
