import { Rounds } from "@halfhourly/service-kit";
import { decodeAnswers } from "./decode-answers.js";
import { expireOverdue } from "./expire-requests.js";
import { findGaps } from "./find-gaps.js";
import type { ExchangeParts } from "./parts.js";
import { sendDue } from "./send-requests.js";
import { ensureOriginator } from "./store/originator.js";

/** For what other processes wrote down, for deadlines, and for a bucket that fills again. */
const LOOK_AGAIN_MS = 2_000;

/** The exchange's jobs: sending, deadlines, decoding, gaps. Each begins with what an earlier process left behind. */
export class ExchangeWorker {
  readonly #rounds: Rounds;
  #hasOriginator = false;

  constructor(readonly parts: ExchangeParts) {
    this.#rounds = new Rounds({
      everyMs: LOOK_AGAIN_MS,
      round: () => this.round(),
      onFault: (fault) => parts.log.warn({ err: fault }, "the exchange's jobs could not be done"),
    });
  }

  /** Migrations must be applied. */
  start(): void {
    this.#rounds.start();
  }

  /** Waits for the requests and the answer under way. */
  stop(): Promise<void> {
    return this.#rounds.stop();
  }

  wake(): void {
    this.#rounds.wake();
  }

  /** One round of every job, whether the worker was started or not. */
  async round(): Promise<void> {
    const { parts } = this;
    const shouldStop = () => this.#rounds.isStopping;
    await this.#attempt("the originator could not be prepared", async () => {
      if (!this.#hasOriginator) await ensureOriginator(parts.database, parts.config, parts.now());
      this.#hasOriginator = true;
    });
    await this.#attempt("overdue requests could not be looked for", () => expireOverdue(parts, shouldStop));
    const send = () => this.#attempt("requests could not be sent", () => sendDue(parts, shouldStop));
    await Promise.all(Array.from({ length: parts.config.sendersAtOnce }, send));
    await this.#attempt("answers could not be decoded", () => decodeAnswers(parts, shouldStop));
    await this.#attempt("gaps could not be looked for", () => findGaps(parts, shouldStop));
  }

  /** A fault of one job (the database is away) leaves the others alone: the timer looks again. */
  async #attempt(complaint: string, work: () => Promise<unknown>): Promise<void> {
    if (this.#rounds.isStopping) return;
    await work().catch((fault: unknown) => this.parts.log.warn({ err: fault }, complaint));
  }
}
