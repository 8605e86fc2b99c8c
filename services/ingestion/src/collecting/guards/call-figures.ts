export interface Figures {
  readonly calls: number;
  readonly answered: number;
  readonly latencyP50Ms: number | null;
  readonly latencyP95Ms: number | null;
}

const HOUR_MS = 3_600_000;
/** So many latest calls are remembered at most: enough for a percentile, and a bound on memory. */
const MOST_CALLS = 5_000;

/** How the calls of the last hour went. */
export class CallFigures {
  #calls: { readonly atMs: number; readonly tookMs: number | null }[] = [];

  constructor(readonly now: () => number) {}

  answered(tookMs: number): void {
    this.#add(tookMs);
  }

  failed(): void {
    this.#add(null);
  }

  figures(): Figures {
    this.#forget();
    const took = this.#calls.flatMap(({ tookMs }) => (tookMs === null ? [] : [tookMs]));
    const sorted = took.toSorted((a, b) => a - b);
    return {
      calls: this.#calls.length,
      answered: took.length,
      latencyP50Ms: percentile(sorted, 0.5),
      latencyP95Ms: percentile(sorted, 0.95),
    };
  }

  #add(tookMs: number | null): void {
    this.#calls.push({ atMs: this.now(), tookMs });
    if (this.#calls.length > 2 * MOST_CALLS) this.#forget();
  }

  #forget(): void {
    const sinceMs = this.now() - HOUR_MS;
    this.#calls = this.#calls.slice(-MOST_CALLS).filter(({ atMs }) => atMs >= sinceMs);
  }
}

/** Of values in rising order: the smallest that is at least as large as that share of them. Null where there are none. */
export function percentile(sorted: readonly number[], share: number): number | null {
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? null;
}
