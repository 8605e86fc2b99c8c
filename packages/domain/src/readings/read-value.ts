import { isZero, parseDecimal, scaleToInteger } from "../exact/decimal.js";
import type { Fuel, RegisterUnit } from "../meters/register.js";
import { defaultLimits, judge, type Limits } from "./ceiling.js";
import { powerOf, registerUnitOf, type SourceUnit } from "./integer-unit.js";
import { markerOf } from "./marker.js";

export type ValueRefusal = "not-a-number" | "invalid-marker" | "negative" | "held-for-review";

export type ReadValue =
  | {
      readonly ok: true;
      readonly value: number;
      readonly unit: RegisterUnit;
      readonly suspect: boolean;
      readonly offByMoreThanHundredth: boolean;
    }
  | { readonly ok: false; readonly code: ValueRefusal; readonly message: string };

const REFUSALS: Readonly<Record<ValueRefusal, string>> = {
  "not-a-number": "The value is not a decimal number: correct it or leave the row out.",
  "invalid-marker":
    "The value is a code that meters send for 'no reading', not a measurement: the half hour stays missing.",
  negative:
    "A register only counts up, so a half hour cannot be negative: check whether the file holds net flows.",
  "held-for-review":
    "The value is beyond anything a home can use in a half hour: check the unit of the file.",
};

/**
 * One half hour's value from a source's own words, in the order that matters: is it a number, is it a marker (in the
 * source's unit, before conversion), is it negative ("-0" is zero), what is it in the register's whole unit, is it
 * physically believable. Messages never repeat the value: they may be logged.
 */
export function readValue(text: string | number, from: SourceUnit, fuel: Fuel, limits?: Limits): ReadValue {
  const decimal = parseDecimal(String(text));
  if (decimal === null) return refuse("not-a-number");
  if (markerOf(text, from) !== null) return refuse("invalid-marker");
  if (decimal.negative && !isZero(decimal)) return refuse("negative");
  // Twelve digits before the point are beyond every unit's hold, and may be beyond exact numbers.
  if (!isZero(decimal) && decimal.digits.length + decimal.exponent > 12) return refuse("held-for-review");
  const unit = registerUnitOf(from);
  const { value, offByMoreThanHundredth } = scaleToInteger(decimal, powerOf(from));
  const judgement = judge(value, unit, fuel, limits ?? defaultLimits(unit, fuel));
  if (judgement === "hold-for-review") return refuse("held-for-review");
  return { ok: true, value, unit, suspect: judgement === "suspect", offByMoreThanHundredth };
}

/**
 * The same for what a register itself said: a whole number of its own unit, below every marker. Throws RangeError for a value
 * that is not whole, or negative.
 */
export function readWholeValue(value: number, unit: RegisterUnit, fuel: Fuel): ReadValue {
  if (!Number.isSafeInteger(value) || value < 0)
    throw new RangeError("A register counts in whole, positive units.");
  const judgement = judge(value, unit, fuel, defaultLimits(unit, fuel));
  if (judgement === "hold-for-review") return refuse("held-for-review");
  return { ok: true, value, unit, suspect: judgement === "suspect", offByMoreThanHundredth: false };
}

function refuse(code: ValueRefusal): ReadValue {
  return { ok: false, code, message: REFUSALS[code] };
}
