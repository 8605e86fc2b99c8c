import { ClaimLost } from "../actions/store-batch.js";
import type { Parts } from "../parts.js";
import { claimJob, keepClaim, releaseClaim, type JobRow } from "../store/import-jobs.js";
import { runImport } from "./run-import.js";

/** A worker that dies is noticed after this long at most. */
const CLAIM_SECONDS = 15;
const KEEP_CLAIM_MS = 5_000;
/** For jobs that another process queued, and for claims that ran out. */
const LOOK_AGAIN_MS = 5_000;

/** Works through the queue, one job at a time. */
export class ImportWorker {
  #running: Promise<void> | null = null;
  #wanted = false;
  #stopped = true;
  #timer: NodeJS.Timeout | null = null;
  readonly #worker: string;

  constructor(readonly parts: Parts) {
    this.#worker = parts.ids();
  }

  /** Begins with what an earlier process left behind. Migrations must be applied. */
  start(): void {
    if (!this.#stopped) return;
    this.#stopped = false;
    this.#timer = setInterval(() => this.wake(), LOOK_AGAIN_MS);
    this.#timer.unref();
    this.wake();
  }

  /** Waits for the batch under way; what is left of its job goes on at the next start. */
  async stop(): Promise<void> {
    this.#stopped = true;
    if (this.#timer !== null) clearInterval(this.#timer);
    await this.#running;
  }

  wake(): void {
    this.#wanted = true;
    if (this.#stopped || this.#running !== null) return;
    this.#running = this.#workThrough().finally(() => {
      this.#running = null;
      if (this.#wanted && !this.#stopped) this.wake();
    });
  }

  async #workThrough(): Promise<void> {
    while (this.#wanted && !this.#stopped) {
      this.#wanted = false;
      try {
        for (let job = await this.#claim(); job !== null; job = await this.#claim()) await this.#work(job);
      } catch (fault) {
        // The database is away: the timer looks again.
        this.parts.log.warn({ err: fault }, "the import queue could not be read");
        return;
      }
    }
  }

  async #claim(): Promise<JobRow | null> {
    return this.#stopped ? null : claimJob(this.parts.database, this.#worker, CLAIM_SECONDS);
  }

  async #work(job: JobRow): Promise<void> {
    const { database, log } = this.parts;
    let lost = false;
    const heartbeat = setInterval(() => {
      void keepClaim(database, job.id, this.#worker, CLAIM_SECONDS).then(
        (kept) => (lost ||= !kept),
        () => undefined,
      );
    }, KEEP_CLAIM_MS);
    heartbeat.unref();
    try {
      const outcome = await runImport(this.parts, job, {
        worker: this.#worker,
        shouldStop: () => this.#stopped || lost,
      });
      if (outcome === "stopped") await releaseClaim(database, job.id, this.#worker);
    } catch (fault) {
      if (fault instanceof ClaimLost) return;
      // Not released: the claim runs out and the job is tried again, not in a tight circle.
      log.error({ err: fault, importId: job.id, attempt: job.attempts }, "an import attempt failed");
    } finally {
      clearInterval(heartbeat);
    }
  }
}
