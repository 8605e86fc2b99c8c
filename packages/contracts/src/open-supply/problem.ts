import { Type } from "typebox";

/** What can be wrong, as `code` of a problem, and the status it comes with. */
export const OPEN_SUPPLY_PROBLEMS = {
  "invalid-range": 400,
  "invalid-cursor": 400,
  "invalid-document": 400,
  "token-invalid": 401,
  "scope-missing": 403,
  "meter-point-unknown": 404,
  "no-balance": 404,
  "document-too-large": 413,
  "too-many-requests": 429,
  unexpected: 500,
  unavailable: 503,
} as const satisfies Record<string, number>;
export type OpenSupplyProblemCode = keyof typeof OPEN_SUPPLY_PROBLEMS;

/** RFC 9457, as `application/problem+json`. Says what is wrong and what to do, and nothing of the household. */
export const OpenSupplyProblemSchema = Type.Object({
  type: Type.String({ maxLength: 200, description: "`about:blank`, or an address that explains it." }),
  title: Type.String({ maxLength: 200 }),
  status: Type.Integer({ minimum: 400, maximum: 599 }),
  code: Type.Enum(Object.keys(OPEN_SUPPLY_PROBLEMS), { type: "string" }),
  detail: Type.String({ maxLength: 1000 }),
});
