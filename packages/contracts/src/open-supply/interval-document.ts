import { Type, type Static } from "typebox";
import { DirectionSchema, ElementSchema, FuelSchema, UnitSchema } from "../http/shared.js";

/** A month of half hours at most: 31 days, with the two half hours that October has more. Longer ranges are several documents. */
export const MOST_HALF_HOURS_IN_DOCUMENT = 1490;

/** What a supplier says of a half hour that it has. Suspect is our own judgement; missing is null among the values. */
export const StatedQualitySchema = Type.Enum(["actual", "estimated"], { type: "string" });

export const MeterPointNumberSchema = Type.String({
  pattern: "^\\d{6,13}$",
  maxLength: 13,
  description: "MPAN core (13 digits) or MPRN (6 to 10 digits), without spaces.",
});

export const HalfHourStartSchema = Type.String({
  pattern: "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:(00|30):00Z$",
  maxLength: 20,
  description: "When a half hour starts, UTC, to the second and with a Z: YYYY-MM-DDTHH:(00|30):00Z.",
});

const Index = (description: string) =>
  Type.Integer({ minimum: 0, maximum: MOST_HALF_HOURS_IN_DOCUMENT - 1, description });

const Exception = Type.Object(
  {
    from: Index("Index of the first value that is of this quality; the first of all is 0."),
    to: Index("Index of the last one, itself included: not before `from`, and within the values."),
    quality: StatedQualitySchema,
  },
  { additionalProperties: false },
);

/**
 * Half hours of one register, one after another, as a supplier states them: the same document whether it is asked for or
 * pushed. Members are written in this order and without white space, so that a reader can go through the bytes once; a
 * reader takes any order all the same.
 */
export const IntervalDocumentSchema = Type.Object(
  {
    meterPoint: MeterPointNumberSchema,
    fuel: FuelSchema,
    direction: DirectionSchema,
    element: ElementSchema,
    unit: UnitSchema,
    start: HalfHourStartSchema,
    intervalMinutes: Type.Literal(30),
    values: Type.Array(
      Type.Unsafe<number | null>({ type: ["integer", "null"], minimum: 0, maximum: 1_073_741_823 }),
      {
        minItems: 1,
        maxItems: MOST_HALF_HOURS_IN_DOCUMENT,
        description:
          "What each half hour used (or gave, for export), in whole units, the first from `start` on and each next one 30 minutes later, through the clock changes: a settlement day has 46, 48 or 50. Null where there is no value, never 0 in its place.",
      },
    ),
    quality: StatedQualitySchema,
    exceptions: Type.Array(Exception, {
      maxItems: MOST_HALF_HOURS_IN_DOCUMENT,
      description:
        "Values of the other quality: runs in rising order that do not touch one another's half hours.",
    }),
    revision: Type.Integer({
      minimum: 1,
      maximum: 1_000_000_000,
      description: "1, and higher each time that any of these half hours is stated differently than before.",
    }),
  },
  { additionalProperties: false },
);
export type IntervalDocument = Static<typeof IntervalDocumentSchema>;
