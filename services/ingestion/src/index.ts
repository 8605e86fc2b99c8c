import { randomUUID } from "node:crypto";
import type { ConsentClient, IngestionClient } from "@halfhourly/contracts";
import type { Database, Migration } from "@halfhourly/database";
import type { HouseholdKeys } from "@halfhourly/keys";
import type { ReadingStore } from "@halfhourly/reading-store";
import { silentLog, type Log } from "@halfhourly/service-kit";
import { forgetMeter } from "./actions/forget-meter.js";
import { showImport } from "./actions/show-import.js";
import { startImport } from "./actions/start-import.js";
import { ImportWorker } from "./jobs/import-worker.js";
import { ingestionMigrations } from "./migrations.js";
import { verifyAudit, type AuditVerdict } from "./store/audit.js";
import { sealingWith } from "./store/sealing.js";

export * from "./files/index.js";
export type { AuditVerdict } from "./store/audit.js";
export { ingestionMigrations } from "./migrations.js";

export interface IngestionOptions {
  readonly database: Database;
  readonly readingStore: ReadingStore;
  readonly consent: ConsentClient;
  /** Seals waiting files, and what was found in them, with the household's own key. */
  readonly keys: Pick<HouseholdKeys, "dataKey">;
  /** UTC milliseconds; the system's clock when absent. */
  readonly now?: () => number;
  /** A new opaque id; a random UUID when absent. */
  readonly ids?: () => string;
  readonly logger?: Log;
}

export interface IngestionService {
  readonly client: IngestionClient;
  readonly migrations: readonly Migration[];
  /** Goes on with what an earlier process left behind. Apply the migrations first. */
  start(): void;
  /** Waits for the batch under way. */
  stop(): Promise<void>;
  /** Recomputes the audit chain; for an operator and for a job. */
  verifyAudit(): Promise<AuditVerdict>;
}

/** Ingestion's front door: the only writer of readings. */
export function createIngestion(options: IngestionOptions): IngestionService {
  const {
    database,
    readingStore,
    consent,
    keys,
    now = Date.now,
    ids = randomUUID,
    logger = silentLog,
  } = options;
  const parts = { database, readingStore, consent, sealing: sealingWith(keys), now, ids, log: logger };
  const worker = new ImportWorker(parts);
  return {
    migrations: ingestionMigrations,
    client: {
      async startImport(grant, file) {
        const job = await startImport(parts, grant, file);
        worker.wake();
        return job;
      },
      importJob: (household, importId) => showImport(parts, household, importId),
      forgetMeter: (meter) => forgetMeter(parts, meter),
    },
    start: () => worker.start(),
    stop: () => worker.stop(),
    verifyAudit: () => verifyAudit(database),
  };
}
