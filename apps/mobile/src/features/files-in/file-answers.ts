/** What only the household can tell of a file that does not state it: flags of the import. */
export interface FileAnswers {
  readonly [flag: string]: string;
}

/** Faults that an answer can mend, and what to ask. */
export const ASKS: Readonly<Record<string, "unit" | "stamp" | "zone" | "columns">> = {
  "unit-needed": "unit",
  "stamp-needed": "stamp",
  "zone-needed": "zone",
  "columns-needed": "columns",
  "column-not-found": "columns",
};
