import { londonClock, slotContaining, type LondonDate } from "@halfhourly/domain";
import { Rounds } from "@halfhourly/service-kit";
import type { Parts } from "../parts.js";

const LOOK_AGAIN_MS = 10 * 60_000;
/** London minutes of the day: after the night's collections have begun to ebb, before people wake. */
const [NIGHT_FROM, NIGHT_TO] = [60, 300];

/**
 * Folds readings that are no longer fresh into their denser form, once a night. What one night leaves is taken by the
 * next; several processes may fold at once.
 */
export class FoldWorker {
  readonly #rounds: Rounds;
  #lastNight: LondonDate | null = null;

  constructor(readonly parts: Pick<Parts, "readingStore" | "log" | "now">) {
    this.#rounds = new Rounds({
      everyMs: LOOK_AGAIN_MS,
      round: () => this.#fold(),
      onFault: (fault) => parts.log.warn({ err: fault }, "readings could not be folded into months"),
    });
  }

  /** Migrations must be applied. */
  start(): void {
    this.#rounds.start();
  }

  /** Waits for the register under way. */
  stop(): Promise<void> {
    return this.#rounds.stop();
  }

  async #fold(): Promise<void> {
    const { readingStore, log, now } = this.parts;
    const night = nightAt(now());
    if (night === null || night === this.#lastNight) return;
    const folded = await readingStore.foldMonths({
      shouldStop: () => this.#rounds.isStopping || nightAt(now()) === null,
      onFault: (fault) =>
        log.error({ err: fault }, "a register's stored days do not open: they stay as they are"),
    });
    if (!this.#rounds.isStopping) this.#lastNight = night;
    if (folded.days > 0) log.info({ ...folded }, "days of earlier months were folded into months");
  }
}

/** The date of the night that this moment lies in, null by day. */
function nightAt(nowMs: number): LondonDate | null {
  const { date, minute } = londonClock(slotContaining(nowMs));
  return minute >= NIGHT_FROM && minute < NIGHT_TO ? date : null;
}
