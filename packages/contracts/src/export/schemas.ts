import type { TSchema } from "typebox";
import { ExportManifestSchema } from "./manifest.js";
import { ExportPersonalDataSchema, ExportPersonalRowSchema } from "./personal-data.js";
import { ExportReadingRowSchema } from "./readings-csv.js";
import { ExportReadingsSchema } from "./readings-json.js";

const titles = {
  "export-manifest": [ExportManifestSchema, "What an export holds"],
  "export-readings": [ExportReadingsSchema, "readings.json of an export"],
  "export-readings-row": [ExportReadingRowSchema, "A row of readings-<n>-<fuel>.csv of an export"],
  "export-personal-data": [ExportPersonalDataSchema, "personal-data.json of an export"],
  "export-personal-data-row": [ExportPersonalRowSchema, "A row of personal-data.csv of an export"],
} as const satisfies Record<string, readonly [TSchema, string]>;

export type PublishedSchemaName = keyof typeof titles;
export const publishedSchemaNames = Object.keys(titles) as PublishedSchemaName[];

/** A published format as JSON Schema 2020-12. A change that readers would notice gets a new number in its `$id`. */
export function publishedSchema(name: PublishedSchemaName): Readonly<Record<string, unknown>> {
  const [schema, title] = titles[name];
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    $id: `urn:halfhourly:schema:${name}:1`,
    title,
    ...schema,
  };
}
