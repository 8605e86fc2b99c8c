import { Type, type Static } from "typebox";
import {
  DirectionSchema,
  ElementSchema,
  FuelSchema,
  InstantSchema,
  UnitSchema,
  instantOrNull,
  textOrNull,
} from "./shared.js";

export const RejectedSchema = Type.Object({
  line: Type.Integer({ description: "1 is the first physical line of the file." }),
  code: Type.String(),
  message: Type.String({ description: "What is wrong and what to do." }),
});
export const WarningSchema = Type.Object({
  code: Type.String(),
  message: Type.String(),
  count: Type.Optional(Type.Integer()),
});

export const InspectedRegisterSchema = Type.Object({
  id: textOrNull("As in the file."),
  fuel: FuelSchema,
  direction: DirectionSchema,
  element: ElementSchema,
  unit: UnitSchema,
  first: InstantSchema,
  last: InstantSchema,
  readings: Type.Integer(),
  total: Type.Integer(),
  missing: Type.Integer(),
  duplicates: Type.Integer(),
  conflicts: Type.Integer(),
  suspect: Type.Integer(),
  days: Type.Unsafe<Record<string, number>>({
    type: "object",
    additionalProperties: { type: "integer" },
    description: "Calendar length (46, 48, 50) to the number of London dates that hold a reading.",
  }),
});

/** What `npx halfhourly inspect --json` prints. */
export const InspectionSchema = Type.Object({
  format: Type.String(),
  registers: Type.Array(InspectedRegisterSchema),
  rejected: Type.Array(RejectedSchema),
  warnings: Type.Array(WarningSchema),
});
export type Inspection = Static<typeof InspectionSchema>;

/** Flags of inspect and import, and the query of POST /v1/meters/:meterId/imports (body: the file's bytes, application/octet-stream). */
export const FileFlagsSchema = Type.Object({
  fuel: Type.Optional(FuelSchema),
  unit: Type.Optional(Type.Enum(["kWh", "Wh", "m3", "dm3"], { type: "string" })),
  stamp: Type.Optional(Type.Enum(["start", "end"], { type: "string" })),
  zone: Type.Optional(Type.Enum(["UTC", "Europe/London", "GMT"], { type: "string" })),
  timeColumn: Type.Optional(Type.String({ maxLength: 100 })),
  valueColumn: Type.Optional(Type.String({ maxLength: 100 })),
  idColumn: Type.Optional(Type.String({ maxLength: 100 })),
});

/** GET /v1/imports/:importId */
export const ImportJobSchema = Type.Object({
  id: Type.String(),
  meterId: Type.String(),
  state: Type.Enum(["waiting", "reading", "storing", "done", "failed"], { type: "string" }),
  createdAt: InstantSchema,
  finishedAt: instantOrNull("When the job ended, well or not; null while it runs."),
  daysStored: Type.Integer(),
  daysTotal: Type.Integer(),
  /** Set once the file is read. */
  inspection: Type.Union([InspectionSchema, Type.Null()]),
  stored: Type.Integer({ description: "Half hours that were new." }),
  replaced: Type.Integer({ description: "Half hours whose value a better one replaced." }),
  unchanged: Type.Integer({ description: "Half hours already held as they are, or held in better quality." }),
  heldForReview: Type.Integer({ description: "Half hours over 100 kWh: not stored as readings." }),
  problem: Type.Union([Type.Object({ code: Type.String(), message: Type.String() }), Type.Null()]),
});
export type ImportJob = Static<typeof ImportJobSchema>;
