import { createHmac } from "node:crypto";
import type { Database, Queryable } from "@halfhourly/database";
import { waitAfter, type Budget } from "./budgets.js";

/** One budget for one thing, such as an email and an address. */
export interface Try {
  readonly budget: Budget;
  readonly of: readonly string[];
}

export interface Begun {
  /** How long to wait before it may be made, in ms; 0: now. */
  readonly waitMs: number;
  /** Failures so far in the fullest of the budgets, this try included. */
  readonly failures: number;
}

export interface ThrottleParts {
  readonly database: Database;
  readonly key: Buffer;
  readonly now: () => number;
  readonly mostKept?: number;
}

interface Held extends Record<string, unknown> {
  readonly failures: number;
  readonly last_at: Date;
  readonly forget_at: Date;
}

const defaultMostKept = 100_000;
const clearEveryMs = 60_000;

/** Counts failures in the database, so that neither a restart nor a second process forgives; what is counted is hashed. */
export class Throttle {
  readonly #parts: ThrottleParts;
  #clearedAtMs = 0;

  constructor(parts: ThrottleParts) {
    this.#parts = parts;
  }

  /** Counts a try as failed until `succeeded` says otherwise, so that many at once are counted too. */
  async begin(tries: readonly Try[]): Promise<Begun> {
    await this.#clear();
    // In one order everywhere, so that two requests never wait for each other.
    const keyed = tries
      .map((one) => ({ ...one, key: this.#keyOf(one) }))
      .toSorted((a, b) => Buffer.compare(a.key, b.key));
    return this.#parts.database.transaction(async (tx) => {
      const held = [];
      for (const one of keyed) held.push({ ...one, failures: await this.#hold(tx, one.key, one.budget) });
      const waitMs = Math.max(0, ...held.map(({ failures }) => failures.waitMs));
      if (waitMs > 0) return { waitMs, failures: 0 };
      for (const { key, budget, failures } of held) await this.#count(tx, key, budget, failures.count + 1);
      return { waitMs: 0, failures: Math.max(0, ...held.map(({ failures }) => failures.count + 1)) };
    });
  }

  async succeeded(tries: readonly Try[]): Promise<void> {
    for (const one of tries)
      await this.#parts.database.query("delete from identity.attempt where key_hash = $1", [
        this.#keyOf(one),
      ]);
  }

  async #hold(tx: Queryable, key: Buffer, budget: Budget): Promise<{ count: number; waitMs: number }> {
    const nowMs = this.#parts.now();
    await tx.query(
      `insert into identity.attempt (key_hash, failures, last_at, forget_at) values ($1, 0, $2, $2)
       on conflict (key_hash) do nothing`,
      [key, new Date(nowMs)],
    );
    const [row] = await tx.query<Held>(
      "select failures, last_at, forget_at from identity.attempt where key_hash = $1 for update",
      [key],
    );
    if (row === undefined || row.forget_at.getTime() <= nowMs) return { count: 0, waitMs: 0 };
    const waitMs = Math.max(0, row.last_at.getTime() + waitAfter(budget, row.failures) - nowMs);
    return { count: row.failures, waitMs };
  }

  async #count(tx: Queryable, key: Buffer, budget: Budget, failures: number): Promise<void> {
    const nowMs = this.#parts.now();
    await tx.query(
      "update identity.attempt set failures = $2, last_at = $3, forget_at = $4 where key_hash = $1",
      [key, failures, new Date(nowMs), new Date(nowMs + budget.forgetAfterMs)],
    );
  }

  /** Bounded: what is forgotten goes, and of too many those that were tried least lately. */
  async #clear(): Promise<void> {
    const { database, now, mostKept = defaultMostKept } = this.#parts;
    if (now() - this.#clearedAtMs < clearEveryMs) return;
    this.#clearedAtMs = now();
    await database.query("delete from identity.attempt where forget_at < $1", [new Date(now())]);
    await database.query(
      `delete from identity.attempt where key_hash in
         (select key_hash from identity.attempt order by last_at desc offset $1)`,
      [mostKept],
    );
  }

  #keyOf({ budget, of }: Try): Buffer {
    return createHmac("sha256", this.#parts.key)
      .update(JSON.stringify([budget.name, ...of]))
      .digest();
  }
}
