import type { PluralForm } from "../plural-rules.js";

type Forms<Key extends string> = { [Form in PluralForm as `${Key}_${Form}`]: string };

/**
 * The six plural forms of a Welsh sentence. After a numeral Welsh keeps the singular, so most sentences differ in few
 * forms or in none: `other` stands for every form that `different` does not name.
 */
export function everyForm<Key extends string>(
  key: Key,
  other: string,
  different: Partial<Record<PluralForm, string>> = {},
): Forms<Key> {
  const forms = (["zero", "one", "two", "few", "many", "other"] as const).map((form) => [
    `${key}_${form}`,
    different[form] ?? other,
  ]);
  return Object.fromEntries(forms) as Forms<Key>;
}
