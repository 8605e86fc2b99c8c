import * as fc from "fast-check";

type Json = Readonly<Record<string, unknown>>;
/** Values for strings of a pattern that are likelier to mean something than any that match it. */
export type Likely = ReadonlyMap<string, fc.Arbitrary<string>>;

const MOST_ENTRIES = 3;

/** JSON that fits a JSON Schema made of the keywords that our published forms use. Throws for any other schema. */
export function arbitraryOf(schema: unknown, likely: Likely): fc.Arbitrary<unknown> {
  const of = schema as Json;
  if ("const" in of) return fc.constant(of["const"]);
  if (Array.isArray(of["enum"])) return fc.constantFrom<unknown>(...of["enum"]);
  if (Array.isArray(of["anyOf"])) return fc.oneof(...of["anyOf"].map((one) => arbitraryOf(one, likely)));
  switch (of["type"]) {
    case "null":
      return fc.constant(null);
    case "string":
      return stringOf(of, likely);
    case "integer":
      return fc.integer({ min: Number(of["minimum"]), max: Number(of["maximum"]) });
    case "number":
      return fc
        .integer({ min: Math.ceil(Number(of["minimum"]) * 100), max: Number(of["maximum"]) * 100 })
        .map((hundredths) => Math.max(hundredths, 1) / 100);
    case "array":
      return fc.array(arbitraryOf(of["items"], likely), {
        minLength: Number(of["minItems"] ?? 0),
        maxLength: Math.min(Number(of["maxItems"]), Number(of["minItems"] ?? 0) + MOST_ENTRIES),
      });
    case "object":
      return objectOf(of, likely);
    default:
      throw new TypeError(`no value can be made for ${JSON.stringify(schema)}`);
  }
}

function stringOf({ pattern, maxLength }: Json, likely: Likely): fc.Arbitrary<string> {
  const matching = fc
    .stringMatching(new RegExp(String(pattern)))
    .filter((text) => text.length <= Number(maxLength));
  const known = likely.get(String(pattern));
  return known === undefined
    ? matching
    : fc.oneof({ weight: 30, arbitrary: known }, { weight: 1, arbitrary: matching });
}

function objectOf({ properties, required }: Json, likely: Likely): fc.Arbitrary<unknown> {
  const parts: Record<string, fc.Arbitrary<unknown>> = {};
  for (const [name, part] of Object.entries(properties as Json)) parts[name] = arbitraryOf(part, likely);
  return fc.record(parts, { requiredKeys: required as string[] });
}
