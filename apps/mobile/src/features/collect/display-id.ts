export type DisplayIdFault =
  | { readonly kind: "empty" }
  /** A letter after F, or a sign. */
  | { readonly kind: "odd" }
  | { readonly kind: "length"; readonly characters: number };

/** What is wrong with a display's id as typed (an EUI-64: 16 hexadecimal digits), or null. Hyphens, colons, spaces are fine. */
export function displayIdFault(typed: string): DisplayIdFault | null {
  const characters = typed.replace(/[\s:-]/g, "");
  if (characters === "") return { kind: "empty" };
  if (characters.length !== 16) return { kind: "length", characters: characters.length };
  return /^[0-9a-f]{16}$/i.test(characters) ? null : { kind: "odd" };
}
