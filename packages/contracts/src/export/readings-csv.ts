import { Type, type Static } from "typebox";
import { DirectionSchema, FuelSchema, UnitSchema } from "../http/shared.js";

/** The header of an export's `readings-<n>-<fuel>.csv`, in order. Reading the file back in stands on it. */
export const exportReadingColumns = [
  "meter point",
  "fuel",
  "direction",
  "element",
  "settlement date",
  "slot start UTC",
  "slot start London",
  "value",
  "unit",
  "quality",
  "source",
] as const;
export type ExportReadingColumn = (typeof exportReadingColumns)[number];

/** `missing`: the half hour is not known. Its value is empty, never 0. */
export const ExportQualitySchema = Type.Enum(["actual", "estimated", "suspect", "missing"], {
  type: "string",
});
export const ExportSourceSchema = Type.Enum(["generated", "live", "supplier", "file", "meter"], {
  type: "string",
});

/** One row of `readings-<n>-<fuel>.csv`, its cells by the header. */
export const ExportReadingRowSchema = Type.Object(
  {
    "meter point": Type.String({ pattern: "^\\d{6,13}$", maxLength: 13, description: "MPAN core or MPRN." }),
    fuel: FuelSchema,
    direction: DirectionSchema,
    element: Type.Enum(["1", "2"], { type: "string" }),
    "settlement date": Type.String({
      pattern: "^\\d{4}-\\d{2}-\\d{2}$",
      maxLength: 10,
      description: "The London date that the half hour belongs to. It has 46, 48 or 50 of them.",
    }),
    "slot start UTC": Type.String({
      pattern: "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:(00|30):00Z$",
      maxLength: 20,
      description: "When the half hour starts.",
    }),
    "slot start London": Type.String({
      pattern: "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:(00|30):00\\+0[01]:00$",
      maxLength: 25,
      description: "The same instant by the clock in London, with how far it is ahead of UTC.",
    }),
    value: Type.String({
      pattern: "^\\d*$",
      maxLength: 10,
      description: "Whole watt-hours or cubic decimetres; empty where missing, never 0 for missing.",
    }),
    unit: UnitSchema,
    quality: ExportQualitySchema,
    source: Type.Union([ExportSourceSchema, Type.Literal("")], { description: "Empty where missing." }),
  } satisfies Record<ExportReadingColumn, unknown>,
  { additionalProperties: false },
);
export type ExportReadingRow = Static<typeof ExportReadingRowSchema>;
