export type DisplayIdFault =
  | { readonly kind: "empty" }
  /** A letter after F, or a sign. */
  | { readonly kind: "odd" }
  | { readonly kind: "length"; readonly characters: number };

/** What is wrong with a display's id as typed (an EUI-64: 16 hexadecimal digits), or null. Hyphens, colons, spaces are fine. */
export function displayIdFault(typed: string): DisplayIdFault | null {
  const characters = bareDisplayId(typed);
  if (characters === "") return { kind: "empty" };
  if (characters.length !== 16) return { kind: "length", characters: characters.length };
  return /^[0-9A-F]{16}$/.test(characters) ? null : { kind: "odd" };
}

/** As the service takes it: it knows no spaces and no colons. */
export function bareDisplayId(typed: string): string {
  return typed.replace(/[\s:-]/g, "").toUpperCase();
}
