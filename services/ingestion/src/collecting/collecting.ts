import type { Stream } from "@halfhourly/stream";
import { createArrivals, type RunningArrivals } from "../arrivals/create-arrivals.js";

import type { Exchange } from "../dcc/exchange.js";
import type { Parts } from "../parts.js";
import type { HttpCall, HttpLimits } from "../suppliers/http-call.js";
import { capabilitiesOf } from "./capabilities.js";
import { Collector } from "./collector.js";
import { collectingDefaults, type CollectingConfig } from "./config.js";
import { sourceGuard } from "./guards/source-guard.js";
import { endAtSources } from "./end-access.js";
import type { CollectingParts, ConfiguredSource } from "./parts.js";
import { sourcesClient, type SourcesClient } from "./sources-client.js";
import type { AccessRow } from "./store/accesses.js";
import { putRecord } from "./store/dead-letters.js";
import { takeOutcomes } from "./take-outcomes.js";

/** What collecting needs beside what ingestion has. */
export interface CollectingOptions {
  readonly sources: readonly ConfiguredSource[];
  readonly stream: Stream;
  /** Where a source sends the browser back to. */
  readonly returnUrl: string;
  readonly config?: Partial<CollectingConfig>;
  /** The platform's fetch, bounded, when absent. */
  readonly httpWith?: (limits: HttpLimits) => HttpCall;
  /** From 0 up to, not including, 1; the platform's when absent. */
  readonly chance?: () => number;
}

/** Collecting from the network and every supplier, as the server sees it. */
export interface Collecting {
  readonly client: SourcesClient;
  /** The way of readings into the store. */
  readonly arrivals: RunningArrivals;
  /** Apply the migrations first. */
  start(): void;
  /** Waits for what is being stored; requests under way are broken off. */
  stop(): Promise<void>;
  /** Of accesses that an erasure removed. */
  endAtSources(removed: readonly AccessRow[]): Promise<void>;
  /** Everything that is due from a source now, for whoever does not start it. */
  collect(source: string): Promise<void>;
}

/** Throws RangeError where two sources have one name, or one is called as the network is. */
export function createCollecting(
  base: Parts,
  network: Pick<Exchange, "collection" | "meterTariff"> | null,
  { sources, stream, returnUrl, config, httpWith, chance = Math.random }: CollectingOptions,
): Collecting {
  const { database, readingStore, consent, now, ids, log } = base;
  const limits = { ...collectingDefaults, ...config };
  const arrivals = createArrivals({
    stream,
    database,
    readingStore,
    consent,
    now,
    log,
    told: (outcomes) => takeOutcomes(parts, outcomes),
    setAside: ({ key, value }, reason) =>
      putRecord(database, { id: ids(), reason, at: new Date(now()), key, value }),
  });
  const parts: CollectingParts = {
    ...base,
    config: limits,
    arrivals,
    stream,
    returnUrl,
    chance,
    sources: new Map(
      sources.map((source) => [
        source.adapter.name,
        {
          ...source,
          capabilities: capabilitiesOf(source),
          guard: sourceGuard(limits, now, httpWith),
        },
      ]),
    ),
  };
  if (parts.sources.size < sources.length || parts.sources.has("dcc"))
    throw new RangeError("Each source needs a name of its own, and dcc is the network's.");
  const collector = new Collector(parts);
  return {
    client: sourcesClient(parts, network, () => collector.wake()),
    arrivals,
    start() {
      arrivals.start();
      collector.start();
    },
    async stop() {
      await collector.stop();
      await arrivals.stop();
    },
    endAtSources: (removed) => endAtSources(parts, removed),
    collect: (source) => collector.collect(source),
  };
}
