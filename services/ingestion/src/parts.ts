import type { ConsentClient } from "@halfhourly/contracts";
import type { Database } from "@halfhourly/database";
import type { FieldHash } from "@halfhourly/keys";
import type { ReadingStore } from "@halfhourly/reading-store";
import type { Log } from "@halfhourly/service-kit";
import type { Sealing } from "./store/sealing.js";

/** What every action and job of the service works with. */
export interface Parts {
  readonly database: Database;
  readonly readingStore: ReadingStore;
  readonly consent: ConsentClient;
  readonly sealing: Sealing;
  readonly fieldHash: FieldHash;
  /** UTC milliseconds. */
  readonly now: () => number;
  /** A new opaque id. */
  readonly ids: () => string;
  readonly log: Log;
}
