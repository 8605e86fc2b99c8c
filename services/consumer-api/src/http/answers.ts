import { ProblemSchema } from "@halfhourly/contracts";
import { Type } from "typebox";

/** Codes that are no fault of the caller; every other is answered with a status from 400 to 499. */
const ours: ReadonlySet<string> = new Set([
  "sign-in-unavailable",
  "too-many-imports",
  "exports-busy",
  "source-not-answering",
]);

/** How a route's faults are described. Whatever the status, the code is one of these, or `unexpected`. */
export function problems(...codes: readonly string[]) {
  const theirs = codes.filter((code) => !ours.has(code));
  return {
    "4xx": problem(theirs.length === 0 ? ["invalid-request"] : theirs),
    "5xx": problem([...codes.filter((code) => ours.has(code)), "unexpected"]),
  };
}

function problem(codes: readonly string[]) {
  const listed = codes.map((code) => `\`${code}\``).join(", ");
  return {
    description: `A problem (RFC 9457). Codes: ${listed}.`,
    content: { "application/problem+json": { schema: ProblemSchema } },
  };
}

/** An answer that is only a status. */
export function nothing(description: string) {
  return Type.Unsafe<undefined>({ type: "null", description });
}

export const unchanged = nothing("Unchanged since the answer with the tag in If-None-Match.");
