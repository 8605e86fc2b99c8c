import type { RejectedRow } from "./row-fault.js";

/** Why a whole file, or the flags it came with, cannot be used. */
export interface FileFault {
  readonly code: FileFaultCode;
  /** What is wrong and what to do; quotes no value and no meter number from the file. */
  readonly message: string;
  /** The rows that were refused on the way, where there were any. */
  readonly rejected: readonly RejectedRow[];
}

export type FileFaultCode =
  | "empty-file"
  | "file-too-large"
  | "binary-file"
  | "compressed-file"
  | "archive-refused"
  | "spreadsheet-file"
  | "pdf-file"
  | "html-page"
  | "xml-file"
  | "truncated-json"
  | "invalid-json"
  | "format-unknown"
  | "no-half-hourly-readings"
  | "not-half-hourly"
  | "fuel-needed"
  | "unit-needed"
  | "stamp-needed"
  | "zone-needed"
  | "columns-needed"
  | "column-not-found"
  | "unit-not-supported"
  | "flag-contradicts-file"
  | "flags-contradict";

/** Thrown on the way through a file and turned into a FileFault at the door (inspect-file.ts); it never leaves the folder. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  constructor(
    readonly code: FileFaultCode,
    message: string,
  ) {
    super(message);
  }
}
