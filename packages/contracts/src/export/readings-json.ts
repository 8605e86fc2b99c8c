import { Type, type Static } from "typebox";
import { DirectionSchema, ElementSchema, FuelSchema, LondonDateSchema, UnitSchema } from "../http/shared.js";
import { ExportQualitySchema, ExportSourceSchema } from "./readings-csv.js";

/** Half hours one after another that are of one kind. */
const KindRun = Type.Object(
  {
    quality: ExportQualitySchema,
    source: Type.Union([ExportSourceSchema, Type.Null()], { description: "Null where missing." }),
    count: Type.Integer({ minimum: 1, maximum: 50 }),
  },
  { additionalProperties: false },
);

const Day = Type.Object(
  {
    date: LondonDateSchema,
    firstSlot: Type.String({
      pattern: "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:(00|30):00Z$",
      maxLength: 20,
      description: "When the first half hour starts, UTC. The others follow, each 30 minutes later.",
    }),
    values: Type.Array(
      Type.Unsafe<number | null>({ type: ["integer", "null"], minimum: 0, maximum: 1_073_741_823 }),
      {
        minItems: 46,
        maxItems: 50,
        description: "Whole Wh or dm3, one a half hour; null where missing.",
      },
    ),
    kinds: Type.Array(KindRun, {
      minItems: 1,
      maxItems: 50,
      description: "What the values are, in order; the lengths add up to the number of values.",
    }),
  },
  { additionalProperties: false },
);

/** `readings.json`: the same half hours as the CSV files, a day a line. */
export const ExportReadingsSchema = Type.Object(
  {
    schema: Type.Literal("urn:halfhourly:schema:export-readings:1"),
    registers: Type.Array(
      Type.Object(
        {
          file: Type.String({ maxLength: 60, description: "The CSV file with the same half hours." }),
          meterPoint: Type.String({ pattern: "^\\d{6,13}$", maxLength: 13 }),
          fuel: FuelSchema,
          direction: DirectionSchema,
          element: ElementSchema,
          unit: UnitSchema,
          days: Type.Array(Day, { maxItems: 40_177 }),
        },
        { additionalProperties: false },
      ),
      { maxItems: 90 },
    ),
  },
  { additionalProperties: false },
);
export type ExportReadings = Static<typeof ExportReadingsSchema>;
export type ExportDay = Static<typeof Day>;
