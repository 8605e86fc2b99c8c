import { randomUUID } from "node:crypto";
import type { DataOwner, MarketClient } from "@halfhourly/contracts";
import type { Database, Migration } from "@halfhourly/database";
import { boundedHttp, silentLog, type HttpCall, type HttpLimits, type Log } from "@halfhourly/service-kit";
import { dataOwner } from "./data-owner.js";
import { Refresher } from "./jobs/refresher.js";
import { marketClient } from "./market-client.js";
import { tariffsMigrations } from "./migrations.js";
import type { Parts } from "./parts.js";
import type { TariffSource } from "./sources/port.js";

export { readTariffsChoice, type TariffsChoice } from "./config.js";
export { tariffsMigrations } from "./migrations.js";
export type { RefusedTariff, SourceCall, Statement, TariffSource } from "./sources/port.js";
export { StatementFault, type StatementFaultCode } from "./sources/statement-fault.js";
export { documentsSource, type DocumentsOptions } from "./sources/documents/documents-source.js";
export { priceCapSource, type PriceCapOptions } from "./sources/price-cap/price-cap-source.js";
export { octopusSource, type OctopusOptions } from "./sources/octopus/octopus-source.js";
export { feedSource, type FeedOptions } from "./sources/feed/feed-source.js";

export interface TariffsOptions {
  readonly database: Database;
  /** Each with a name of its own. */
  readonly sources: readonly TariffSource[];
  /** UTC milliseconds; the system's clock when absent. */
  readonly now?: () => number;
  /** A new opaque id; a random UUID when absent. */
  readonly ids?: () => string;
  /** From 0 up to 1; chance when absent. */
  readonly chance?: () => number;
  readonly httpWith?: (limits: HttpLimits) => HttpCall;
  readonly logger?: Log;
}

export interface TariffsService {
  readonly client: MarketClient;
  readonly migrations: readonly Migration[];
  /** Holds nothing of households, and lets go of sources that are configured no more. */
  readonly owner: DataOwner;
  /** Starts the daily refresh of each source; what is due is asked at once. */
  start(): void;
  /** Breaks off what is under way: it begins anew at the next start. */
  stop(): Promise<void>;
  /** Asks every source that is due, now: for whoever does not start the job. */
  work(): Promise<void>;
}

/** The tariffs service's front door. Apply its migrations before the first call. Throws RangeError for two sources of one name. */
export function createTariffs(options: TariffsOptions): TariffsService {
  const sources = new Map(options.sources.map((source) => [source.name, source]));
  if (sources.size < options.sources.length)
    throw new RangeError("two sources of tariffs have the same name");
  const parts: Parts = {
    database: options.database,
    sources,
    httpWith: options.httpWith ?? boundedHttp,
    now: options.now ?? Date.now,
    ids: options.ids ?? randomUUID,
    chance: options.chance ?? Math.random,
    log: options.logger ?? silentLog,
  };
  const refresher = new Refresher(parts);
  return {
    client: marketClient(parts),
    migrations: tariffsMigrations,
    owner: dataOwner(parts),
    start: () => refresher.start(),
    stop: () => refresher.stop(),
    async work() {
      for (const source of sources.values()) await refresher.refresh(source);
    },
  };
}
