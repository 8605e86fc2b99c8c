import { Type, type Static } from "typebox";
import {
  DirectionSchema,
  ElementSchema,
  FuelSchema,
  InstantSchema,
  CodeSchema,
  IdSchema,
  UnitSchema,
  count,
  integer,
  words,
  instantOrNull,
  textOrNull,
} from "./shared.js";

export const RejectedSchema = Type.Object({
  line: count("1 is the first physical line of the file."),
  code: CodeSchema,
  message: words("What is wrong and what to do."),
});
export const WarningSchema = Type.Object({
  code: CodeSchema,
  message: words(),
  count: Type.Optional(count()),
});

export const InspectedRegisterSchema = Type.Object({
  id: textOrNull("As in the file."),
  fuel: FuelSchema,
  direction: DirectionSchema,
  element: ElementSchema,
  unit: UnitSchema,
  first: InstantSchema,
  last: InstantSchema,
  readings: count(),
  total: integer(),
  missing: count(),
  duplicates: count(),
  conflicts: count(),
  suspect: count(),
  days: Type.Unsafe<Record<string, number>>({
    type: "object",
    additionalProperties: { type: "integer", minimum: 0, maximum: 100_000 },
    description: "Calendar length (46, 48, 50) to the number of London dates that hold a reading.",
  }),
});

/** What `npx halfhourly inspect --json` prints. */
export const InspectionSchema = Type.Object({
  format: Type.String({ maxLength: 40 }),
  registers: Type.Array(InspectedRegisterSchema, { maxItems: 1_000_000 }),
  rejected: Type.Array(RejectedSchema, { maxItems: 1_000_000 }),
  warnings: Type.Array(WarningSchema, { maxItems: 1000 }),
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
  id: IdSchema,
  meterId: IdSchema,
  state: Type.Enum(["waiting", "reading", "storing", "done", "failed"], { type: "string" }),
  createdAt: InstantSchema,
  finishedAt: instantOrNull("When the job ended, well or not; null while it runs."),
  daysStored: count(),
  daysTotal: count(),
  /** Set once the file is read. */
  inspection: Type.Union([InspectionSchema, Type.Null()]),
  stored: count("Half hours that were new."),
  replaced: count("Half hours whose value a better one replaced."),
  unchanged: count("Half hours already held as they are, or held in better quality."),
  heldForReview: count("Half hours over 100 kWh: not stored as readings."),
  problem: Type.Union([Type.Object({ code: CodeSchema, message: words() }), Type.Null()]),
});
export type ImportJob = Static<typeof ImportJobSchema>;
