import { ProblemSchema } from "@halfhourly/contracts";

type Described = Readonly<Record<string, unknown>>;

const seconds = { type: "integer", format: "int32", minimum: 0, maximum: 60 };
const requests = { type: "integer", format: "int32", minimum: 0, maximum: 1_000_000 };
const limitHeaders = {
  "RateLimit-Limit": { description: "Requests allowed in a minute.", ...requests },
  "RateLimit-Remaining": { description: "Requests left in this minute.", ...requests },
  "RateLimit-Reset": { description: "Seconds until they are counted anew.", ...seconds },
};
const retryHeader = { "Retry-After": { description: "Seconds to wait.", ...seconds } };

/**
 * A route's answers as the document tells them: those that it declares with the headers that every answer carries, and
 * apart from them what any route may answer: nobody is signed in, too many requests, a fault of ours.
 */
export function describeResponses(declared: unknown, isSignedIn: boolean, isCounted: boolean): Described {
  const headers = isCounted ? limitHeaders : {};
  const own = Object.entries((declared ?? {}) as Described).map(([status, response]): [string, unknown] => [
    status,
    /^[234]/.test(status) ? withHeaders(response, headers) : response,
  ]);
  return Object.fromEntries([
    ...own,
    ...(isSignedIn ? [["401", problem("Nobody is signed in, or the session has ended.", headers)]] : []),
    ...(isCounted ? [["429", problem("Too many requests.", { ...headers, ...retryHeader })]] : []),
    ["500", problem("A fault of ours. Nothing was changed by halves.", {})],
  ]);
}

function withHeaders(response: unknown, headers: Described): unknown {
  return { ...(response as Described), headers };
}

function problem(description: string, headers: Described): unknown {
  return {
    description: `${description} A problem (RFC 9457).`,
    headers,
    content: { "application/problem+json": { schema: ProblemSchema } },
  };
}

/** Says of every integer which width holds it, as its own bounds tell. */
export function withIntegerFormats<T>(document: T): T {
  return JSON.parse(JSON.stringify(document), (_key, value: unknown) => {
    if (typeof value !== "object" || value === null || !("type" in value)) return value;
    if (![value.type].flat().includes("integer") || "format" in value) return value;
    const [least, most] = [boundOf(value, "minimum"), boundOf(value, "maximum")];
    const isNarrow = least >= -(2 ** 31) && most < 2 ** 31;
    return { ...value, format: isNarrow ? "int32" : "int64" };
  }) as T;
}

function boundOf(schema: object, name: "minimum" | "maximum"): number {
  const bound: unknown = Reflect.get(schema, name);
  return typeof bound === "number" ? bound : name === "minimum" ? -Infinity : Infinity;
}
