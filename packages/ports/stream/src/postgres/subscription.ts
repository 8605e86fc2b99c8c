import { randomUUID } from "node:crypto";
import { performance } from "node:perf_hooks";
import type { Database } from "@halfhourly/database";
import { Rounds } from "@halfhourly/service-kit";
import type { SubscribeOptions, Subscription } from "../port.js";
import type { Appended } from "./append.js";
import { beat, leave, release, type Lease, type Member } from "./leases.js";
import { PartitionWork } from "./partition-work.js";
import { PlaceMoves } from "./place-moves.js";
import { registerGroup } from "./places.js";

export interface LogTimes {
  /** A process that said nothing for so long is taken to be dead; it says something three times as often. */
  readonly leaseMs: number;
  /** How often to look for what other processes appended. */
  readonly pollMs: number;
}

/** A member of a group: holds its share of the partitions by leases and works through them. */
export class LogSubscription implements Subscription {
  readonly #member: Member;
  readonly #work = new Map<number, PartitionWork>();
  readonly #places: PlaceMoves;
  readonly #beats: Rounds;
  readonly #polls: Rounds;
  #registered = false;
  #stopped: Promise<void> | null = null;
  /** On this process's own steady clock. */
  #holdsUntilMs = 0;

  constructor(
    readonly database: Database,
    readonly options: SubscribeOptions,
    readonly times: LogTimes,
  ) {
    this.#places = new PlaceMoves(database);
    this.#member = { group: options.group, id: randomUUID() };
    const onFault = (fault: unknown) => options.onFault(fault);
    this.#beats = new Rounds({ everyMs: times.leaseMs / 3, round: () => this.#beat(), onFault });
    this.#polls = new Rounds({ everyMs: times.pollMs, round: () => this.#poll(), onFault });
    this.#beats.start();
    this.#polls.start();
  }

  /** A partition grew by records that this process appended. */
  tell({ partition, firstOffset, records }: Appended): void {
    this.#work.get(partition)?.take(firstOffset, records);
  }

  stop(): Promise<void> {
    return (this.#stopped ??= this.#stop());
  }

  /** Leases are kept until the last batch is done, or another process would begin the same one. */
  async #stop(): Promise<void> {
    for (const work of this.#work.values()) work.end();
    await Promise.all([...this.#work.values()].map(({ ended }) => ended));
    await this.#polls.stop();
    await this.#beats.stop();
    // Where the database is away its leases run out by themselves.
    await leave(this.database, this.#member).catch((fault: unknown) => this.options.onFault(fault));
  }

  async #beat(): Promise<void> {
    const claiming = this.#stopped === null;
    const askedAtMs = performance.now();
    if (!this.#registered) await registerGroup(this.database, this.options.group);
    this.#registered = true;
    const { held, surplus } = await beat(this.database, this.#member, {
      leaseMs: this.times.leaseMs,
      claiming,
    });
    this.#holdsUntilMs = askedAtMs + this.times.leaseMs;
    const leases = new Map(held.map((lease) => [lease.partition, lease]));
    for (const [partition, work] of this.#work)
      if (leases.get(partition)?.lease !== work.lease || surplus.includes(partition)) work.end();
      else work.wake();
    if (this.#stopped !== null) return;
    for (const lease of held)
      if (!this.#work.has(lease.partition) && !surplus.includes(lease.partition)) this.#begin(lease);
  }

  #begin(lease: Lease): void {
    const { database, options } = this;
    const holdsStill = () => performance.now() < this.#holdsUntilMs;
    const work = new PartitionWork({
      database,
      lease,
      places: this.#places,
      subscription: options,
      holdsStill,
    });
    this.#work.set(lease.partition, work);
    void work.ended
      .then(() => release(database, lease))
      .catch((fault: unknown) => options.onFault(fault))
      .finally(() => this.#work.delete(lease.partition));
  }

  async #poll(): Promise<void> {
    const idle = [...this.#work].filter(([, work]) => work.idleAt !== null);
    if (idle.length === 0) return;
    const rows = await this.database.query<{ partition: number; next_offset: string }>(
      "select partition, next_offset from stream.partition where partition = any($1)",
      [idle.map(([partition]) => partition)],
    );
    for (const { partition, next_offset } of rows) {
      const work = this.#work.get(partition);
      const idleAt = work?.idleAt ?? null;
      if (idleAt !== null && BigInt(next_offset) > idleAt) work?.wake();
    }
  }
}
