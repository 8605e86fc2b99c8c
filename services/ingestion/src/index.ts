import { randomUUID } from "node:crypto";
import type {
  CollectionClient,
  ConsentClient,
  DataOwner,
  IngestionClient,
  PersonalDataSource,
} from "@halfhourly/contracts";
import type { Database, Migration } from "@halfhourly/database";
import type { FieldHash, HouseholdKeys } from "@halfhourly/keys";
import { hashPlainRegisters, type ReadingStore } from "@halfhourly/reading-store";
import { silentLog, type Log } from "@halfhourly/service-kit";
import { createCollecting, type Collecting, type CollectingOptions } from "./collecting/collecting.js";
import { dataOwner } from "./actions/erase.js";
import { showImport, showImports } from "./actions/show-import.js";
import { startImport } from "./actions/start-import.js";
import { defaultLimits } from "./dcc/config.js";
import { collectionPersonalData } from "./dcc/personal-data.js";
import { createExchange, type DccOptions, type Exchange } from "./dcc/exchange.js";
import { FoldWorker } from "./jobs/fold-worker.js";
import { ImportWorker } from "./jobs/import-worker.js";
import { ingestionMigrations } from "./migrations.js";
import { sealingWith } from "./store/sealing.js";

export * from "./files/index.js";
export { ingestionMigrations } from "./migrations.js";
export type { Collecting, CollectingOptions } from "./collecting/collecting.js";
export type { ConfiguredSource } from "./collecting/parts.js";
export type { SourcesClient } from "./collecting/sources-client.js";
export type { DccLimits, DccSettings, DailyWindow } from "./dcc/config.js";
export type { DccOptions, Exchange } from "./dcc/exchange.js";
export type { ReceiverOptions } from "./dcc/receiver.js";
export { openDccOptions, type DccFiles } from "./dcc/open-options.js";
export { smkiOverHttps, type SmkiOptions } from "./dcc/smki-over-https.js";
export { httpsTransport, type TlsFiles, type TransportOptions } from "./dcc/transport.js";
export { signedWords, type SignedWordsOptions } from "./dcc/signed-words.js";
export type { DccTransport, DccWords, DeviceCertificates } from "./dcc/words.js";

export interface IngestionOptions {
  readonly database: Database;
  readonly readingStore: ReadingStore;
  readonly consent: ConsentClient;
  /** Seals waiting files, and what was found in them, with the household's own key. */
  readonly keys: Pick<HouseholdKeys, "dataKey">;
  /** An import knows its meter point by this only, so that it can be erased with it. */
  readonly fieldHash: FieldHash;
  /** UTC milliseconds; the system's clock when absent. */
  readonly now?: () => number;
  /** A new opaque id; a random UUID when absent. */
  readonly ids?: () => string;
  readonly logger?: Log;
  /** The exchange with the DCC; nothing is collected where it is absent. */
  readonly dcc?: DccOptions;
  /** Suppliers and intermediaries, and the stream by which their readings come in; the network alone where it is absent. */
  readonly collecting?: CollectingOptions;
}

export interface IngestionService {
  readonly client: IngestionClient;
  /** The network's alone. Null where it is not configured. */
  readonly collection: CollectionClient | null;
  /** All of them behind one facade. Null where `options.collecting` was absent. */
  readonly collecting: Collecting | null;
  /** The same, as the server and an operator see it: start it after the migrations; `stop` below stops it too. */
  readonly exchange: Exchange | null;
  /** How readings were collected, for a household's export. */
  readonly personalData: PersonalDataSource;
  /** Readings, what they replaced, and imports: the reading store's tables too, because ingestion alone writes them. */
  readonly owner: DataOwner;
  readonly migrations: readonly Migration[];
  /** Brings rows of earlier versions to today's form. Call it once at start, after the migrations. */
  recover(): Promise<void>;
  /** Goes on with what an earlier process left behind. Apply the migrations first. */
  start(): void;
  /** Waits for the batch under way. */
  stop(): Promise<void>;
}

/** Ingestion's front door: the only writer of readings. */
export function createIngestion(options: IngestionOptions): IngestionService {
  const {
    database,
    readingStore,
    consent,
    keys,
    fieldHash,
    now = Date.now,
    ids = randomUUID,
    logger = silentLog,
  } = options;
  const parts = {
    database,
    readingStore,
    consent,
    sealing: sealingWith(keys),
    fieldHash,
    now,
    ids,
    log: logger,
  };
  const worker = new ImportWorker(parts);
  const folding = new FoldWorker(parts);
  const exchange = options.dcc === undefined ? null : createExchange(parts, options.dcc);
  const collecting =
    options.collecting === undefined ? null : createCollecting(parts, exchange, options.collecting);
  const keepAnswersDays = options.dcc?.settings.keepAnswersDays ?? defaultLimits.keepAnswersDays;
  return {
    migrations: ingestionMigrations,
    collection: exchange?.collection ?? null,
    collecting,
    exchange,
    personalData: collectionPersonalData(parts),
    owner: dataOwner(parts, keepAnswersDays, async (removed) => collecting?.endAtSources(removed)),
    client: {
      async startImport(grant, file) {
        const job = await startImport(parts, grant, file);
        worker.wake();
        return job;
      },
      importJob: (household, importId) => showImport(parts, household, importId),
      imports: (household) => showImports(parts, household),
    },
    async recover() {
      const registers = await hashPlainRegisters(database, fieldHash);
      if (registers > 0)
        logger.info({ registers }, "meter points of registers are stored by their keyed hash now");
    },
    start() {
      worker.start();
      folding.start();
      collecting?.start();
    },
    async stop() {
      await exchange?.stop();
      await collecting?.stop();
      await worker.stop();
      await folding.stop();
    },
  };
}
