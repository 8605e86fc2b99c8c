import Type, { type Static } from "typebox";

export const LondonDateSchema = Type.String({
  pattern: "^\\d{4}-\\d{2}-\\d{2}$",
  description: "A date in Europe/London, YYYY-MM-DD.",
});
export const InstantSchema = Type.String({
  pattern: "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}Z$",
  description: "A UTC instant, YYYY-MM-DDTHH:MM:SSZ.",
});
export const FuelSchema = Type.Enum(["electricity", "gas"]);
export const DirectionSchema = Type.Enum(["import", "export"]);
export const ElementSchema = Type.Union([Type.Literal(1), Type.Literal(2)]);
export const UnitSchema = Type.Enum(["Wh", "dm3"]);
export const QualitySchema = Type.Enum(["actual", "estimated", "suspect", "missing", "not-yet"]);

/** An RFC 9457 problem. `code` is stable and for machines; `detail` says what, where and what to do. */
export const ProblemSchema = Type.Object({
  type: Type.String(),
  title: Type.String(),
  status: Type.Integer(),
  code: Type.String(),
  detail: Type.String(),
  /** Matches the log line of the request; holds no personal data. */
  requestId: Type.String(),
  fields: Type.Optional(Type.Array(Type.Object({ field: Type.String(), code: Type.String(), message: Type.String() }))),
});
export type Problem = Static<typeof ProblemSchema>;
