import type { ConsentClient, IngestionClient } from "@halfhourly/contracts";
import type { Database } from "@halfhourly/database";
import type { ReadingStore } from "@halfhourly/reading-store";
import type { Log } from "@halfhourly/service-kit";
import type { ConsumerApiConfig } from "./config.js";

/** Everything the consumer API stands on. A test gives its own clock, ids and fakes of the interfaces. */
export interface Parts {
  readonly database: Database;
  readonly readingStore: ReadingStore;
  readonly consent: ConsentClient;
  readonly ingestion: IngestionClient;
  /** UTC milliseconds. */
  readonly now: () => number;
  /** A new id that nobody can mistake for another; not a secret. */
  readonly ids: () => string;
  readonly config: ConsumerApiConfig;
  readonly logger: Log;
}
