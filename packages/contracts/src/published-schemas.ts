import type { TSchema } from "typebox";
import { exportSchemas } from "./export/schemas.js";
import { TariffDocumentSchema } from "./tariffs/document.js";

const titles = {
  ...exportSchemas,
  tariff: [TariffDocumentSchema, "A tariff as a supplier offers it, with its price history"],
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
