import { Type, type Static } from "typebox";
import { InstantSchema, count, instantOrNull, integer } from "./shared.js";

/** POST /v1/exports, GET /v1/exports. GET /v1/exports/:exportId/file gives the ZIP, once, until `endsAt`. */
export const ExportJobSchema = Type.Object({
  id: Type.String({ maxLength: 64 }),
  state: Type.Enum(["waiting", "making", "ready", "taken", "expired", "failed"], { type: "string" }),
  askedAt: InstantSchema,
  readyAt: instantOrNull("When it could be fetched."),
  endsAt: InstantSchema,
  bytes: integer("Of the ZIP."),
  readings: count("Half hours inside."),
  percent: Type.Integer({ minimum: 0, maximum: 100 }),
});
export type ExportJob = Static<typeof ExportJobSchema>;
export const ExportJobsSchema = Type.Object({ exports: Type.Array(ExportJobSchema, { maxItems: 50 }) });
