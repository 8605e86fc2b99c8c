import { migrate, openDatabase, type Database, type Migration } from "@halfhourly/database";
import { createHouseholdKeys, keysMigrations, localMasterKey, type HouseholdKeys } from "@halfhourly/keys";
import {
  createReadingStore,
  readingStoreMigrations,
  type ReadingStore,
  type ReadingStoreOptions,
} from "@halfhourly/reading-store";
import type { Log } from "@halfhourly/service-kit";
import type { ServerConfig } from "./config.js";

/** The consent service's word inside a transaction of the store. */
type ConsentChecks = Pick<ReadingStoreOptions, "assertStillConsented" | "assertNotConsented">;

export interface Stores {
  readonly keys: HouseholdKeys;
  readonly readingStore: ReadingStore;
}

/** What the services stand on, by need. */
export interface Adapters {
  readonly database: Database;
  /** A sentence for the operator about where readings are kept; holds no password. */
  readonly describe: string;
  /** Call once, after the migrations are applied. */
  openStores(checks: ConsentChecks, now: () => number): Promise<Stores>;
  migrate(migrations: readonly Migration[]): Promise<void>;
  close(): Promise<void>;
}

/**
 * The only file that names technologies: PostgreSQL (the operator's, or embedded in the data folder) and a master key in
 * a file of the data folder. Another technology for a need is another adapter of its port, chosen here.
 */
export async function openAdapters(config: ServerConfig, dataFolder: string, log: Log): Promise<Adapters> {
  const opened = await openDatabase({
    databaseUrl: config.databaseUrl,
    dataFolder,
    url: config.publicUrl,
    log,
  });
  const { database } = opened;
  return {
    database,
    describe: opened.describe,
    async migrate(migrations) {
      await migrate(database, [...keysMigrations, ...readingStoreMigrations, ...migrations]);
    },
    async openStores({ assertStillConsented, assertNotConsented }, now) {
      const masterKey = await localMasterKey(dataFolder, database);
      const keys = createHouseholdKeys({ database, masterKey, now });
      return {
        keys,
        readingStore: createReadingStore({ database, keys, assertStillConsented, assertNotConsented, now }),
      };
    },
    close: () => opened.close(),
  };
}
