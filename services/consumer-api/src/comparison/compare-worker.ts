import { addDays, londonDateAt } from "@halfhourly/domain";
import { Rounds } from "@halfhourly/service-kit";
import type { Context } from "../context.js";
import { compareAndKeep } from "./kept-comparison.js";
import { claimRun, countOn, endRun, forgetOldRuns, nextHouseholds, type Counts } from "./runs.js";

/** After the sources were asked for yesterday (02:00 to 10:00), and before people look. */
const beginUtcHour = 4;
const lookAgainMs = 60_000;
/** Households between two counts: what a crash repeats at most, and changes nothing. */
const chunk = 50;
/** A worker that dies is taken over from after so long. */
const claimMs = 120_000;
const runsKeptDays = 400;

/**
 * Compares every home anew each night, one household after another: what was cut off is gone on with, by this process or
 * another. A household that fails is counted and holds up nobody.
 */
export class CompareWorker {
  readonly #rounds: Rounds;
  readonly #worker: string;

  constructor(readonly context: Context) {
    this.#worker = context.ids();
    this.#rounds = new Rounds({
      everyMs: lookAgainMs,
      round: () => this.work(),
      onFault: (fault) =>
        context.logger.warn({ err: fault }, "homes could not be compared; it is tried again"),
    });
  }

  start(): void {
    this.#rounds.start();
  }

  stop(): Promise<void> {
    return this.#rounds.stop();
  }

  /** This night's run as far as it is not done, where its hour has come. */
  async work(): Promise<void> {
    const { database, now, market } = this.context;
    if (market === undefined || new Date(now()).getUTCHours() < beginUtcHour) return;
    const night = londonDateAt(now());
    const { revision, tariffs } = await market.market();
    if (tariffs.length === 0) return;
    const run = await claimRun(database, { night, revision, worker: this.#worker, nowMs: now(), claimMs });
    if (run === null) return;
    let after = run.afterHousehold;
    for (;;) {
      const households = await nextHouseholds(database, after, chunk);
      if (households.length === 0) break;
      const counts = await this.#compareAll(households);
      if (counts === null) return;
      after = households.at(-1)!;
      const done = { worker: this.#worker, after, counts, claimedUntilMs: now() + claimMs };
      if (!(await countOn(database, run, done))) return;
    }
    await endRun(database, night, this.#worker, now());
    await forgetOldRuns(database, addDays(night, -runsKeptDays));
  }

  /** Null where it is to stop: the chunk is done again. */
  async #compareAll(households: readonly string[]): Promise<Counts | null> {
    const counts = { compared: 0, unchanged: 0, "not-ready": 0, failed: 0 };
    for (const household of households) {
      if (this.#rounds.isStopping) return null;
      try {
        counts[await compareAndKeep(this.context, household)] += 1;
      } catch (fault) {
        counts.failed += 1;
        this.context.logger.warn({ err: fault }, "a home could not be compared");
      }
    }
    return counts;
  }
}
