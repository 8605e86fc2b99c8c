import type { StreamBatch } from "@halfhourly/stream";

export interface GatheredBatchesOptions {
  /** What one call is given at most, unless a single batch is larger. */
  readonly mostRecords: number;
  /** Calls at once. Of one partition only one batch is ever under way. */
  readonly atOnce: number;
  /** Works through batches of different partitions together; where it rejects they may have been worked through in part. */
  readonly handle: (batches: readonly StreamBatch[]) => Promise<void>;
}

interface Waiting {
  readonly batch: StreamBatch;
  readonly done: () => void;
  readonly failed: (fault: unknown) => void;
}

/**
 * Batches of different partitions, worked through together: what comes while others are under way goes into the next call,
 * so that many partitions of a few records each share the cost of their transactions. Where several together come to
 * nothing each is tried by itself, so that none is held up by what is wrong with another.
 */
export class GatheredBatches {
  readonly #waiting: Waiting[] = [];
  #working = 0;

  constructor(readonly options: GatheredBatchesOptions) {}

  handle(batch: StreamBatch): Promise<void> {
    return new Promise((done, failed) => {
      this.#waiting.push({ batch, done, failed });
      if (this.#working < this.options.atOnce) void this.#workThrough();
    });
  }

  async #workThrough(): Promise<void> {
    this.#working += 1;
    // Partitions that grew together come in the same turn of the event loop.
    await new Promise(setImmediate);
    for (let together = this.#taken(); together.length > 0; together = this.#taken())
      await this.#handleAll(together);
    this.#working -= 1;
  }

  #taken(): readonly Waiting[] {
    let records = 0;
    const past = this.#waiting.findIndex(
      ({ batch }) => (records += batch.records.length) > this.options.mostRecords,
    );
    return this.#waiting.splice(0, past === -1 ? this.#waiting.length : Math.max(1, past));
  }

  async #handleAll(together: readonly Waiting[]): Promise<void> {
    try {
      await this.options.handle(together.map(({ batch }) => batch));
      for (const { done } of together) done();
    } catch (fault) {
      if (together.length === 1) for (const { failed } of together) failed(fault);
      else for (const one of together) await this.#handleAll([one]);
    }
  }
}
