import type { Database } from "@halfhourly/database";
import { pauseMs } from "../pause.js";
import type { ReceivedRecord, SubscribeOptions } from "../port.js";
import type { Lease } from "./leases.js";
import { movePlace, readRecords } from "./places.js";

export interface PartitionWorkOptions {
  readonly database: Database;
  readonly lease: Lease;
  readonly subscription: SubscribeOptions;
  /** False once the lease may have run out: no batch is begun. */
  readonly holdsStill: () => boolean;
}

/** Takes the batches of one partition one after another, while this process holds its lease. */
export class PartitionWork {
  readonly lease: string;
  /** Resolves when no batch is under way and none will follow. */
  readonly ended: Promise<void>;
  #nextOffset: bigint;
  #read: readonly ReceivedRecord[] = [];
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
    const { lease, subscription, database, holdsStill } = this.options;
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
    if (!(await movePlace(database, lease, nextOffset))) return false;
    this.#nextOffset = nextOffset;
    this.#read = this.#read.slice(records.length);
    this.#faults = 0;
    return true;
  }

  async #next(): Promise<readonly ReceivedRecord[]> {
    const { database, lease, subscription } = this.options;
    if (this.#read.length === 0) {
      this.#news = false;
      this.#read = await readRecords(database, lease.partition, this.#nextOffset, subscription.mostRecords);
      // Offsets are given out without a gap, so a later first one means that the place lay before the oldest kept.
      const first = this.#read[0];
      if (first !== undefined) this.#nextOffset = first.offset;
    }
    return this.#read.slice(0, subscription.mostRecords);
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
