import { Type, type Static } from "typebox";
import { InstantSchema } from "../http/shared.js";

/** A value as it is held: text is never changed, times are UTC instants to the millisecond, nothing is null. */
const Held = Type.Unknown({
  description: "Text, a number, true or false, null, or a list or object of such.",
});
const Entry = Type.Record(Type.String({ pattern: "^[A-Za-z][A-Za-z0-9]{0,59}$" }), Held, {
  description: "One thing that is held, its facts by name.",
});

/**
 * `personal-data.json`: everything held about a household apart from its half hours; the answer to a subject access
 * request. `personal-data.csv` holds the same, a fact a row.
 */
export const ExportPersonalDataSchema = Type.Object(
  {
    schema: Type.Literal("urn:halfhourly:schema:export-personal-data:1"),
    madeAt: InstantSchema,
    sections: Type.Record(
      Type.String({ pattern: "^[a-z][A-Za-z0-9]{0,39}$" }),
      Type.Object(
        {
          about: Type.String({ maxLength: 400, description: "What this is and why it is held." }),
          entries: Type.Array(Entry, { maxItems: 100_000 }),
          notIncluded: Type.Record(Type.String({ maxLength: 60 }), Type.String({ maxLength: 400 }), {
            description: "What is held and is left out of this file, with the reason.",
          }),
        },
        { additionalProperties: false },
      ),
    ),
  },
  { additionalProperties: false },
);
export type ExportPersonalData = Static<typeof ExportPersonalDataSchema>;
export type ExportSection = ExportPersonalData["sections"][string];

/** The header of `personal-data.csv`. */
export const exportPersonalColumns = ["section", "entry", "fact", "value"] as const;

/** One row of `personal-data.csv`: one fact. */
export const ExportPersonalRowSchema = Type.Object(
  {
    section: Type.String({ maxLength: 40, description: "As in personal-data.json." }),
    entry: Type.String({ pattern: "^\\d+$", maxLength: 6, description: "Counted from 1 in its section." }),
    fact: Type.String({
      maxLength: 400,
      description: "Its name; a fact inside another is named by its path, such as `rates.kind`.",
    }),
    value: Type.String({
      maxLength: 1_000_000,
      description:
        "As held. Where it begins with = + - @ or a tab, an apostrophe stands before it, so that no spreadsheet runs it; " +
        "personal-data.json has it unchanged.",
    }),
  },
  { additionalProperties: false },
);

/** A part of the system that holds personal data of a household beside its readings, and hands out a copy of it. */
export interface PersonalDataSource {
  /** The section's name in personal-data.json, such as `signInProvider`. */
  readonly section: string;
  /** @param subject the person as the issuer knows them; null where the caller does not know. */
  personalData(household: string, subject: string | null): Promise<ExportSection>;
}
