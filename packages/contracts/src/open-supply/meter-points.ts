import { Type, type Static } from "typebox";
import {
  DirectionSchema,
  ElementSchema,
  FuelSchema,
  LondonDateSchema,
  UnitSchema,
  londonDateOrNull,
} from "../http/shared.js";
import { MeterPointNumberSchema } from "./interval-document.js";

/** The supplier's own word for a meter point and direction. It stands in addresses, and addresses stand in logs: never an MPAN or MPRN. */
export const MeterPointIdSchema = Type.String({ pattern: "^[A-Za-z0-9_-]{1,64}$", maxLength: 64 });

const MeterPoint = Type.Object(
  {
    id: MeterPointIdSchema,
    meterPoint: MeterPointNumberSchema,
    fuel: FuelSchema,
    direction: DirectionSchema,
    elements: Type.Array(ElementSchema, {
      minItems: 1,
      maxItems: 2,
      description: "[1], or [1, 2] for a twin-element meter, which counts a second circuit apart.",
    }),
    serialNumbers: Type.Array(Type.String({ minLength: 1, maxLength: 30 }), {
      minItems: 1,
      maxItems: 50,
      description: "Of every meter that stands or stood there, the newest last.",
    }),
    unit: Type.Unsafe<Static<typeof UnitSchema>>({
      ...UnitSchema,
      description: "What its readings are in: Wh, or dm3 for a gas meter that counts volume.",
    }),
    generation: Type.Enum(["SMETS1", "SMETS2"], { type: "string" }),
    payment: Type.Enum(["credit", "prepayment"], { type: "string" }),
    postcode: Type.String({ pattern: "^[A-Z]{1,2}\\d[A-Z\\d]? \\d[A-Z]{2}$", maxLength: 8 }),
    occupiedFrom: Type.Unsafe<string>({
      ...LondonDateSchema,
      description: "From which London date on the account holder has this home: nothing before it is told.",
    }),
    occupiedTo: londonDateOrNull("The last date of it, itself included; null while they have it."),
  },
  { additionalProperties: false },
);

/** GET /v1/meter-points: of the account that let us in, and only of the fuels in the token's scope. */
export const MeterPointsSchema = Type.Object(
  { meterPoints: Type.Array(MeterPoint, { maxItems: 50 }) },
  { additionalProperties: false },
);
export type OpenSupplyMeterPoint = Static<typeof MeterPoint>;
