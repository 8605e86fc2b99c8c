import { Type, type Static } from "typebox";
import Schema from "typebox/schema";
import { DirectionSchema, ElementSchema, FuelSchema, IdSchema, LondonDateSchema } from "../http/shared.js";

/** Some days of a register were stored or changed. It says where to look, never what stands there. */
export const ReadingsStoredV1Schema = Type.Object(
  {
    id: Type.String({
      minLength: 1,
      maxLength: 64,
      description: "The event's own. An event may come more than once: the second is known by it.",
    }),
    household: IdSchema,
    meterPointHash: Type.String({
      pattern: "^[0-9a-f]{64}$",
      maxLength: 64,
      description: "Keyed hash of the meter point's number, which no event holds.",
    }),
    fuel: FuelSchema,
    direction: DirectionSchema,
    element: ElementSchema,
    dates: Type.Array(LondonDateSchema, {
      minItems: 1,
      maxItems: 500,
      uniqueItems: true,
      description: "The settlement days whose half hours are no longer what they were.",
    }),
    revision: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: 2_147_483_647,
        description: "Of the newest of those days; absent where the days have several.",
      }),
    ),
    atMs: Type.Integer({
      minimum: 0,
      maximum: Number.MAX_SAFE_INTEGER,
      description: "When the transaction that stored them was made, UTC milliseconds since 1970.",
    }),
  },
  { additionalProperties: false },
);
export type ReadingsStoredV1 = Static<typeof ReadingsStoredV1Schema>;

const checks = Schema.Compile(ReadingsStoredV1Schema);

/** Whether a value that came from elsewhere is this event. */
export function isReadingsStoredV1(value: unknown): value is ReadingsStoredV1 {
  return checks.Check(value);
}

export const readingsStoredV1Example: ReadingsStoredV1 = {
  id: "0d5f7a52-6a5e-4f0c-9a3b-1d7c2f6b8e10",
  household: "9b2d3c1e-4f5a-4b6c-8d7e-0f1a2b3c4d5e",
  meterPointHash: "5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef",
  fuel: "electricity",
  direction: "import",
  element: 1,
  dates: ["2026-10-24", "2026-10-25"],
  revision: 2,
  atMs: 1_793_000_000_000,
};
