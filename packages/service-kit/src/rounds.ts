export interface RoundsOptions {
  /** How often to look again when nobody wakes: for what other processes wrote down, and for claims that ran out. */
  readonly everyMs: number;
  readonly round: () => Promise<unknown>;
  /** A round that fails (the database is away) is told here; the next one comes with the timer. */
  readonly onFault: (fault: unknown) => void;
}

/** Work in rounds, one at a time: when woken, and every so often. */
export class Rounds {
  #running: Promise<void> | null = null;
  #wanted = false;
  #started = false;
  #stopping = false;
  #timer: NodeJS.Timeout | null = null;

  constructor(readonly options: RoundsOptions) {}

  /** True from `stop` on: what is under way comes to its end. */
  get isStopping(): boolean {
    return this.#stopping;
  }

  /** Begins with a round for what an earlier process left behind. */
  start(): void {
    if (this.#started) return;
    [this.#started, this.#stopping] = [true, false];
    this.#timer = setInterval(() => this.wake(), this.options.everyMs);
    this.#timer.unref();
    this.wake();
  }

  /** Waits for the round under way. */
  async stop(): Promise<void> {
    [this.#started, this.#stopping] = [false, true];
    if (this.#timer !== null) clearInterval(this.#timer);
    await this.#running;
  }

  /** Something new is there: a round follows, at once or after the one under way. */
  wake(): void {
    this.#wanted = true;
    if (!this.#started || this.#running !== null) return;
    this.#running = this.#workThrough().finally(() => {
      this.#running = null;
      if (this.#wanted) this.wake();
    });
  }

  async #workThrough(): Promise<void> {
    while (this.#wanted && !this.#stopping) {
      this.#wanted = false;
      await this.options.round().catch((fault: unknown) => this.options.onFault(fault));
    }
  }
}
