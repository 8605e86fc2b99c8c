import type { Grant } from "@halfhourly/domain";
import type { Static } from "typebox";
import type { FileFlagsSchema, ImportJob } from "../http/imports.js";

export type FileFlags = Static<typeof FileFlagsSchema>;

export interface FileImport {
  readonly meterId: string;
  readonly meterPoint: string;
  readonly fuel: Grant["fuel"];
  readonly household: string;
  readonly flags: FileFlags;
  readonly bytes: Uint8Array;
}

/** How consumer-api hands a file to ingestion, the only writer of readings. */
export interface IngestionClient {
  /** Queues the file durably and answers at once; the job reads, checks and stores it in the background. */
  startImport(grant: Grant, file: FileImport): Promise<ImportJob>;
  /** Null where the job does not exist or is another household's. */
  importJob(household: string, importId: string): Promise<ImportJob | null>;
  /** Everything kept of the household's imports, oldest first: for its export. */
  imports(household: string): Promise<readonly ImportJob[]>;
}
