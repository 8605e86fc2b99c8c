import type { Schema } from "./operations.js";

/** Stands in every hostile text: it may never come back in a refusal, nor reach a log. */
export const marker = "Zq7markR";

/** One of these fits every pattern in our contracts; a test fails where none does. */
const candidates = [
  "2026-11-22",
  "2026-11-22T00:00:00Z",
  "24.5",
  "00:30",
  "abc",
  "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQ",
  "1",
  "0".repeat(64),
];

/** A value that the schema takes. */
export function validFor(schema: Schema): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum !== undefined) return schema.enum[0];
  if (schema.anyOf !== undefined) return validFor(schema.anyOf[0]!);
  switch ([schema.type].flat()[0]) {
    case "object":
      return Object.fromEntries(
        (schema.required ?? []).map((name) => [name, validFor(schema.properties?.[name] ?? {})]),
      );
    case "array":
      return Array.from({ length: schema.minItems ?? 0 }, () => validFor(schema.items ?? {}));
    case "integer":
    case "number":
      return schema.minimum ?? 1;
    case "boolean":
      return true;
    case "null":
      return null;
    default:
      return validText(schema);
  }
}

function validText({ pattern, minLength = 0, maxLength = 1_000 }: Schema): string {
  const fits = (text: string) =>
    text.length >= minLength &&
    text.length <= maxLength &&
    (pattern === undefined || new RegExp(pattern, "u").test(text));
  const found = [...candidates, "x".repeat(minLength)].find(fits);
  if (found === undefined)
    throw new Error(`no candidate fits the pattern ${pattern ?? ""}: add one to values.ts`);
  return found;
}

/** Texts that break what is careless: SQL, paths, headers, templates, encodings, formulas, sizes. */
export const hostileTexts: readonly string[] = [
  "",
  " ",
  `' or ${marker}='${marker}`,
  `${marker}"); drop table consumer_api.account; --`,
  `../../../${marker}/passwd`,
  `%00${marker}`,
  `${marker}\u0000`,
  `${marker}\r\nset-cookie: halfhourly_session=stolen`,
  `<script>${marker}</script>`,
  "${" + marker + "}{{" + marker + "}}",
  `=HYPERLINK("${marker}")`,
  `\u202e${marker}\ufeff\ud800`,
  `${marker}${"é".repeat(5_000)}`,
  "9".repeat(400),
  "-1",
  "NaN",
  "1e309",
  "__proto__",
  "constructor",
];

/** What a JSON body may hold in the place of a value. */
export const hostileValues: readonly unknown[] = [
  ...hostileTexts,
  null,
  true,
  0,
  -1,
  1.5,
  Number.MAX_SAFE_INTEGER,
  1e300,
  [],
  [marker],
  {},
  { $ne: marker },
  Array.from({ length: 3_000 }, () => marker),
];
