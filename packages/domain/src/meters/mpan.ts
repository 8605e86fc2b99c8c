import { weightedSum } from "./check-digits.js";

/** A meter point number that was read, or why it could not be. `code` and `warning` are for machines. */
export type MeterPointNumber =
  | { readonly ok: true; readonly value: string; readonly warning?: "mpan-check-digit" | "mprn-check-digits" }
  | { readonly ok: false; readonly code: "mpan-invalid" | "mprn-invalid"; readonly message: string };

const WEIGHTS = [3, 5, 7, 13, 17, 19, 23, 29, 31, 37, 41, 43];

/**
 * Reads an MPAN: the 13-digit core, or all 21 digits with the top line before it (the core is the last 13). Spaces and
 * hyphens may stand anywhere, and the bill's "S" in front.
 * The 13th digit checks the rest: sum of digit x prime weight, mod 11, mod 10 (Master Registration Agreement, MPAN check
 * digit). `checkDigit: "warn"` is for sources whose test numbers are known not to pass.
 */
export function parseMpan(
  text: string,
  options: { checkDigit: "refuse" | "warn" } = { checkDigit: "refuse" },
): MeterPointNumber {
  const digits = text.replace(/[\s-]/g, "").replace(/^[Ss]/, "");
  if (!/^(\d{13}|\d{21})$/.test(digits)) {
    return refuse("An MPAN has 13 digits, or 21 with its top line: copy it from the bill, after the S.");
  }
  const value = digits.slice(-13);
  if (passes(value)) return { ok: true, value };
  if (options.checkDigit === "warn") return { ok: true, value, warning: "mpan-check-digit" };
  return refuse(
    "The last digit does not fit the others, so one of the 13 digits is mistyped: compare them with the bill.",
  );
}

function passes(core: string): boolean {
  return (weightedSum(core, WEIGHTS) % 11) % 10 === Number(core[12]);
}

function refuse(message: string): MeterPointNumber {
  return { ok: false, code: "mpan-invalid", message };
}
