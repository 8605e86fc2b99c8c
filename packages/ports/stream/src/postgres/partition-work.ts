import type { Database } from "@halfhourly/database";
import { pauseMs } from "../pause.js";
import type { KeyedRecord } from "../gathered-appends.js";
import type { ReceivedRecord, SubscribeOptions } from "../port.js";
import type { Lease } from "./leases.js";
import type { PlaceMoves } from "./place-moves.js";
import { readRecords } from "./places.js";

export interface PartitionWorkOptions {
  readonly database: Database;
  readonly lease: Lease;
  readonly places: Pick<PlaceMoves, "move">;
  readonly subscription: SubscribeOptions;
  /** False once the lease may have run out: no batch is begun. */
  readonly holdsStill: () => boolean;
}

/** What lies read of one partition, of what this process itself appended. */
const mostBytesKept = 4_000_000;

/** Takes the batches of one partition one after another, while this process holds its lease. */
export class PartitionWork {
  readonly lease: string;
  /** Resolves when no batch is under way and none will follow. */
  readonly ended: Promise<void>;
  #nextOffset: bigint;
  #read: readonly ReceivedRecord[] = [];
  /** Of their values. */
  #readBytes = 0;
  #reading = false;
  #ending = false;
  #news = true;
  #wakeUp: () => void = () => {};
  #faults = 0;

  constructor(readonly options: PartitionWorkOptions) {
    this.lease = options.lease.lease;
    this.#nextOffset = options.lease.nextOffset;
    this.ended = this.#run();
  }

  /** Where it waits for records, the offset it waits for; null while it works. */
  #idleAt: bigint | null = null;

  get idleAt(): bigint | null {
    return this.#idleAt;
  }

  /**
   * Records that were appended and are durable. Where they follow on what lies read, and little enough lies read, they are
   * kept, and need not be read from the database again; otherwise there is more there than was read.
   */
  take(firstOffset: bigint, appended: readonly KeyedRecord[]): void {
    const bytes = this.#readBytes + bytesOf(appended);
    const follows = firstOffset === this.#nextOffset + BigInt(this.#read.length);
    if (this.#reading || !follows || bytes > mostBytesKept) return this.wake();
    const received = appended.map(({ keyText, value }, nth) => ({
      key: keyText,
      value,
      offset: firstOffset + BigInt(nth),
    }));
    this.#read = [...this.#read, ...received];
    this.#readBytes = bytes;
    if (this.#idleAt !== null) this.#wakeUp();
  }

  /** There may be more. */
  wake(): void {
    this.#news = true;
    if (this.#idleAt !== null) this.#wakeUp();
  }

  /** No further batch; the one under way comes to its end. */
  end(): void {
    this.#ending = true;
    this.#wakeUp();
  }

  async #run(): Promise<void> {
    while (!this.#ending)
      try {
        if (!(await this.#oneBatch())) return;
      } catch (fault) {
        this.options.subscription.onFault(fault);
        await this.#sleep(pauseMs((this.#faults += 1)));
      }
  }

  /** @returns false once the lease has gone to another. */
  async #oneBatch(): Promise<boolean> {
    const { lease, subscription, places, holdsStill } = this.options;
    const records = await this.#next();
    if (this.#ending) return true;
    if (!holdsStill()) {
      // Records may lie read already, and there may be news: neither may be begun before a beat that keeps the lease,
      // which wakes us. Without waiting for it this would go round without end, and no beat could ever come.
      await this.#untilWoken();
      return true;
    }
    if (records.length === 0) {
      if (!this.#news) await this.#untilWoken();
      return true;
    }
    await subscription.handle({ partition: lease.partition, records });
    const nextOffset = this.#nextOffset + BigInt(records.length);
    if (!(await places.move(lease, nextOffset))) return false;
    this.#nextOffset = nextOffset;
    this.#read = this.#read.slice(records.length);
    this.#readBytes -= bytesOf(records);
    this.#faults = 0;
    return true;
  }

  async #next(): Promise<readonly ReceivedRecord[]> {
    const { mostRecords } = this.options.subscription;
    if (this.#read.length === 0 && this.#news) await this.#readOn();
    return this.#read.length > mostRecords ? this.#read.slice(0, mostRecords) : this.#read;
  }

  async #readOn(): Promise<void> {
    const { database, lease, subscription } = this.options;
    this.#news = false;
    this.#reading = true;
    try {
      this.#read = await readRecords(database, lease.partition, this.#nextOffset, subscription.mostRecords);
    } catch (fault) {
      this.#news = true;
      throw fault;
    } finally {
      this.#reading = false;
    }
    this.#readBytes = bytesOf(this.#read);
    // Offsets are given out without a gap, so a later first one means that the place lay before the oldest kept.
    const first = this.#read[0];
    if (first !== undefined) this.#nextOffset = first.offset;
    // What one read brings has an end: there may be more behind it.
    if (first !== undefined) this.#news = true;
  }

  async #untilWoken(): Promise<void> {
    this.#idleAt = this.#nextOffset;
    await this.#sleep(null);
    this.#idleAt = null;
  }

  /** Until woken, or for so many milliseconds. */
  async #sleep(ms: number | null): Promise<void> {
    if (this.#ending) return;
    await new Promise<void>((resolve) => {
      const timer = ms === null ? null : setTimeout(resolve, ms);
      this.#wakeUp = () => {
        if (timer !== null) clearTimeout(timer);
        resolve();
      };
    });
    this.#wakeUp = () => {};
  }
}

function bytesOf(records: readonly { readonly value: Uint8Array }[]): number {
  let bytes = 0;
  for (const { value } of records) bytes += value.byteLength;
  return bytes;
}
