import { Rounds, withKeptClaim } from "@halfhourly/service-kit";
import type { Parts } from "../actions/parts.js";
import { claimCase, keepClaim, releaseClaim } from "../erasure/claims.js";
import type { CaseRow } from "../erasure/case-store.js";
import { runCase } from "../erasure/run-case.js";
import { signReceipts } from "../receipts/receipt-store.js";
import { lapseConsents } from "./lapse-consents.js";
import { retainDaily } from "./retain.js";
import { rotateSigningKey } from "./rotate-signing-key.js";
import { watchOverdue } from "./watch-overdue.js";

/** For cases that another process opened, for pauses that are over and for claims that ran out. */
const lookAgainMs = 5_000;
const lapseEveryMs = 60_000;
const watchEveryMs = 3_600_000;

/** The service's jobs, one after another: erasure cases first, then receipts, lapses, alarms, the signing key and retention. */
export class ConsentWorker {
  readonly #rounds: Rounds;
  readonly #ranMs = new Map<string, number>();
  readonly #worker: string;

  constructor(readonly parts: Parts) {
    this.#worker = parts.ids();
    this.#rounds = new Rounds({
      everyMs: lookAgainMs,
      round: () => this.round(),
      onFault: (fault) => parts.log.warn({ err: fault }, "the jobs of consents could not be done"),
    });
  }

  /** Begins with what an earlier process left behind. Migrations must be applied. */
  start(): void {
    this.#rounds.start();
  }

  /** Waits for the owner under way; what is left of its case goes on at the next start. */
  stop(): Promise<void> {
    return this.#rounds.stop();
  }

  wake(): void {
    this.#rounds.wake();
  }

  /** One round of every job that is due, whether the worker was started or not. */
  async round(): Promise<void> {
    const { parts } = this;
    const shouldStop = () => this.#rounds.isStopping;
    await this.#attempt("erasure cases could not be worked on", () => this.#workCases());
    await this.#attempt("receipts could not be signed", () =>
      signReceipts(parts.database, parts.signingKeys),
    );
    await this.#every(lapseEveryMs, "lapsed consents could not be ended", () =>
      lapseConsents(parts, shouldStop),
    );
    await this.#every(watchEveryMs, "late cases could not be looked for", () => watchOverdue(parts));
    await this.#every(watchEveryMs, "the signing key could not be replaced", () => rotateSigningKey(parts));
    await this.#every(watchEveryMs, "retention could not be asked for", () => retainDaily(parts, shouldStop));
  }

  /** A fault of one job (the database is away) leaves the others alone: the timer looks again. */
  async #attempt(complaint: string, work: () => Promise<unknown>): Promise<void> {
    if (this.#rounds.isStopping) return;
    await work().catch((fault: unknown) => this.parts.log.warn({ err: fault }, complaint));
  }

  async #every(periodMs: number, complaint: string, work: () => Promise<unknown>): Promise<void> {
    const nowMs = this.parts.now();
    if (nowMs - (this.#ranMs.get(complaint) ?? -Infinity) < periodMs) return;
    this.#ranMs.set(complaint, nowMs);
    await this.#attempt(complaint, work);
    // What a lapse opened is worked on at once.
    if (periodMs === lapseEveryMs)
      await this.#attempt("erasure cases could not be worked on", () => this.#workCases());
  }

  async #workCases(): Promise<void> {
    const { database, now } = this.parts;
    while (!this.#rounds.isStopping) {
      const row = await claimCase(database, this.#worker, now());
      if (row === null) return;
      await this.#work(row);
    }
  }

  async #work(row: CaseRow): Promise<void> {
    const { database, log } = this.parts;
    const worker = this.#worker;
    try {
      const outcome = await withKeptClaim(
        () => keepClaim(database, row.id, worker),
        (isLost) =>
          runCase(this.parts, row, { worker, shouldStop: () => this.#rounds.isStopping || isLost() }),
      );
      if (outcome === "stopped") await releaseClaim(database, row.id, worker);
    } catch (fault) {
      // Not released: the claim runs out and the case is tried again, not in a tight circle.
      log.error({ err: fault, caseId: row.id }, "an erasure case could not go on; it is tried again");
    }
  }
}
