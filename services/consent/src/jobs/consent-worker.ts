import type { Parts } from "../actions/parts.js";
import { claimCase, keepClaim, releaseClaim } from "../erasure/claims.js";
import type { CaseRow } from "../erasure/case-store.js";
import { runCase } from "../erasure/run-case.js";
import { signReceipts } from "../receipts/receipt-store.js";
import { lapseConsents } from "./lapse-consents.js";
import { retainDaily } from "./retain.js";
import { rotateSigningKey } from "./rotate-signing-key.js";
import { watchOverdue } from "./watch-overdue.js";

const keepClaimMs = 5_000;
/** For cases that another process opened, for pauses that are over and for claims that ran out. */
const lookAgainMs = 5_000;
const lapseEveryMs = 60_000;
const watchEveryMs = 3_600_000;

/** The service's jobs, one after another: erasure cases first, then receipts, lapses, alarms, the signing key and retention. */
export class ConsentWorker {
  #running: Promise<void> | null = null;
  #wanted = false;
  #started = false;
  #stopping = false;
  #timer: NodeJS.Timeout | null = null;
  readonly #ranMs = new Map<string, number>();
  readonly #worker: string;

  constructor(readonly parts: Parts) {
    this.#worker = parts.ids();
  }

  /** Begins with what an earlier process left behind. Migrations must be applied. */
  start(): void {
    if (this.#started) return;
    [this.#started, this.#stopping] = [true, false];
    this.#timer = setInterval(() => this.wake(), lookAgainMs);
    this.#timer.unref();
    this.wake();
  }

  /** Waits for the owner under way; what is left of its case goes on at the next start. */
  async stop(): Promise<void> {
    [this.#started, this.#stopping] = [false, true];
    if (this.#timer !== null) clearInterval(this.#timer);
    await this.#running;
  }

  wake(): void {
    this.#wanted = true;
    if (!this.#started || this.#running !== null) return;
    this.#running = this.#workThrough().finally(() => {
      this.#running = null;
      if (this.#wanted) this.wake();
    });
  }

  /** One round of every job that is due, whether the worker was started or not. */
  async round(): Promise<void> {
    const { parts } = this;
    const shouldStop = () => this.#stopping;
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

  async #workThrough(): Promise<void> {
    while (this.#wanted && !this.#stopping) {
      this.#wanted = false;
      await this.round();
    }
  }

  /** A fault of one job (the database is away) leaves the others alone: the timer looks again. */
  async #attempt(complaint: string, work: () => Promise<unknown>): Promise<void> {
    if (this.#stopping) return;
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
    while (!this.#stopping) {
      const row = await claimCase(database, this.#worker, now());
      if (row === null) return;
      await this.#work(row);
    }
  }

  async #work(row: CaseRow): Promise<void> {
    const { database, log } = this.parts;
    let lost = false;
    const heartbeat = setInterval(() => {
      void keepClaim(database, row.id, this.#worker).then(
        (kept) => (lost ||= !kept),
        () => undefined,
      );
    }, keepClaimMs);
    heartbeat.unref();
    try {
      const outcome = await runCase(this.parts, row, {
        worker: this.#worker,
        shouldStop: () => this.#stopping || lost,
      });
      if (outcome === "stopped") await releaseClaim(database, row.id, this.#worker);
    } catch (fault) {
      // Not released: the claim runs out and the case is tried again, not in a tight circle.
      log.error({ err: fault, caseId: row.id }, "an erasure case could not go on; it is tried again");
    } finally {
      clearInterval(heartbeat);
    }
  }
}
