import type { TSchema } from "typebox";
import { ExportManifestSchema } from "./manifest.js";
import { ExportPersonalDataSchema, ExportPersonalRowSchema } from "./personal-data.js";
import { ExportReadingRowSchema } from "./readings-csv.js";
import { ExportReadingsSchema } from "./readings-json.js";

/** The forms of an export's files with their titles, by the names they are published under. */
export const exportSchemas = {
  "export-manifest": [ExportManifestSchema, "What an export holds"],
  "export-readings": [ExportReadingsSchema, "readings.json of an export"],
  "export-readings-row": [ExportReadingRowSchema, "A row of readings-<n>-<fuel>.csv of an export"],
  "export-personal-data": [ExportPersonalDataSchema, "personal-data.json of an export"],
  "export-personal-data-row": [ExportPersonalRowSchema, "A row of personal-data.csv of an export"],
} as const satisfies Record<string, readonly [TSchema, string]>;

export type ExportSchemaName = keyof typeof exportSchemas;
export const exportSchemaNames = Object.keys(exportSchemas) as ExportSchemaName[];
