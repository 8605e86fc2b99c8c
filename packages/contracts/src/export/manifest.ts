import { Type, type Static } from "typebox";
import {
  DirectionSchema,
  ElementSchema,
  FuelSchema,
  InstantSchema,
  LondonDateSchema,
  UnitSchema,
} from "../http/shared.js";

const MeterPoint = Type.String({ pattern: "^\\d{6,13}$", maxLength: 13 });
const Count = Type.Integer({ minimum: 0, maximum: 1_000_000_000 });

/** `manifest.json`: what is inside an export, and what is not. It is the one file that it does not list itself. */
export const ExportManifestSchema = Type.Object(
  {
    schema: Type.Literal("urn:halfhourly:schema:export-manifest:1"),
    madeAt: InstantSchema,
    files: Type.Array(
      Type.Object(
        {
          name: Type.String({ maxLength: 100 }),
          bytes: Count,
          sha256: Type.String({ pattern: "^[0-9a-f]{64}$", maxLength: 64 }),
        },
        { additionalProperties: false },
      ),
      { maxItems: 99 },
    ),
    registers: Type.Array(
      Type.Object(
        {
          file: Type.String({ maxLength: 60 }),
          meterName: Type.String({ maxLength: 60 }),
          meterPoint: MeterPoint,
          fuel: FuelSchema,
          direction: DirectionSchema,
          element: ElementSchema,
          unit: UnitSchema,
          firstDate: LondonDateSchema,
          lastDate: LondonDateSchema,
          halfHours: Type.Integer({ minimum: 0, description: "Half hours with a value." }),
          missing: Type.Integer({ minimum: 0, description: "Half hours from first to last without one." }),
        },
        { additionalProperties: false },
      ),
      { maxItems: 90 },
    ),
    leftOut: Type.Array(
      Type.Object(
        {
          meterName: Type.String({ maxLength: 60 }),
          meterPoint: MeterPoint,
          fuel: FuelSchema,
          why: Type.Literal("no-consent"),
        },
        { additionalProperties: false },
      ),
      {
        maxItems: 3,
        description: "Meters whose readings nobody may read, because no consent to it is live.",
      },
    ),
  },
  { additionalProperties: false },
);
export type ExportManifest = Static<typeof ExportManifestSchema>;
