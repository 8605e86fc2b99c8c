import type { ConsentClient } from "@halfhourly/contracts";
import type { Database } from "@halfhourly/database";
import type { ReadingStore } from "@halfhourly/reading-store";
import type { Log } from "@halfhourly/service-kit";
import type { Backlog, Stream, Subscription } from "@halfhourly/stream";
import { appendArrivals } from "./append-arrivals.js";
import type { Arrivals } from "./arrivals.js";
import { GatheredBatches } from "./gathered-batches.js";
import { Lineage } from "./lineage.js";
import { storeArrivals, type StoreParts } from "./store-arrivals.js";

export interface ArrivalsOptions extends Pick<StoreParts, "told" | "setAside"> {
  readonly stream: Stream;
  readonly database: Database;
  readonly readingStore: ReadingStore;
  readonly consent: Pick<ConsentClient, "mintMany">;
  readonly now: () => number;
  readonly log: Log;
}

/** Arrivals with their worker: start it in every process that may store. */
export interface RunningArrivals extends Arrivals {
  start(): void;
  /** Waits for the batches under way. */
  stop(): Promise<void>;
  backlog(): Promise<Backlog>;
}

const GROUP = "reading-store";
/** Registers a transaction: enough to share its cost, few enough to end within a fraction of a second. */
const MOST_RECORDS = 2_000;

export function createArrivals(options: ArrivalsOptions): RunningArrivals {
  const { stream, database, told, log } = options;
  const parts = { ...options, lineage: new Lineage(database) };
  const batches = new GatheredBatches({
    mostRecords: MOST_RECORDS,
    atOnce: 2,
    handle: (together) => storeArrivals(parts, together),
  });
  let subscription: Subscription | null = null;
  return {
    async append(arrived) {
      const notAppended = await appendArrivals(parts, arrived);
      if (notAppended.length === 0) return;
      await told(
        notAppended.map(({ linkId, reason }) => ({
          linkId,
          stored: 0,
          replaced: 0,
          unchanged: 0,
          dropped: reason,
        })),
      );
    },
    start() {
      subscription ??= stream.subscribe({
        group: GROUP,
        mostRecords: MOST_RECORDS,
        handle: (batch) => batches.handle(batch),
        onFault: (fault) =>
          log.warn({ err: fault }, "arrived readings could not be stored; they are tried again"),
      });
    },
    async stop() {
      await subscription?.stop();
      subscription = null;
    },
    backlog: () => stream.backlog(GROUP),
  };
}
