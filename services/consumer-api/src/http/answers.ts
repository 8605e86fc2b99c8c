import { ProblemSchema } from "@halfhourly/contracts";
import { Type } from "typebox";

/** How a route's faults are described. Whatever the status from 400 up, the code is one of these. */
export function problems(...codes: readonly string[]) {
  const listed = [...codes, "unexpected"].map((code) => `\`${code}\``).join(", ");
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
