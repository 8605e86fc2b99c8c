import { parseMpan, parseMprn, type Fuel } from "@halfhourly/domain";

export type NumberFault =
  | { readonly kind: "empty" }
  | { readonly kind: "length"; readonly digits: number }
  | { readonly kind: "check-digit" };

/** What is wrong with a meter point number as typed, or null. The rule itself is the domain's. */
export function numberFault(fuel: Fuel, typed: string): NumberFault | null {
  const read = fuel === "electricity" ? parseMpan(typed) : parseMprn(typed);
  if (read.ok) return null;
  const digits = typed.replace(/\D/g, "").length;
  if (digits === 0) return { kind: "empty" };
  const rightLength = fuel === "electricity" && (digits === 13 || digits === 21);
  return rightLength ? { kind: "check-digit" } : { kind: "length", digits };
}
