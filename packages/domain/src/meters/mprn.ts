import { weightedSum } from "./check-digits.js";
import type { MeterPointNumber } from "./mpan.js";

/**
 * Reads an MPRN, the number of a gas meter point: 6 to 10 digits, spaces and hyphens allowed.
 * Its last two digits check the rest: weights n..1, sum mod 11. Numbers that fail are in use, so that is only a warning.
 */
export function parseMprn(text: string): MeterPointNumber {
  const value = text.replace(/[\s-]/g, "");
  if (!/^\d{6,10}$/.test(value)) {
    return {
      ok: false,
      code: "mprn-invalid",
      message: "An MPRN has 6 to 10 digits: copy it from the gas bill.",
    };
  }
  return passes(value) ? { ok: true, value } : { ok: true, value, warning: "mprn-check-digits" };
}

function passes(mprn: string): boolean {
  const count = mprn.length - 2;
  const weights = Array.from({ length: count }, (_, i) => count - i);
  return weightedSum(mprn, weights) % 11 === Number(mprn.slice(-2));
}
