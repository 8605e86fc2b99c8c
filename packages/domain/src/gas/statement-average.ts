import { multiplyThenDivideHalfUp } from "../exact/rounding.js";
import { datesFrom, type LondonDate } from "../time/calendar.js";
import { FALLBACK_CALORIFIC_VALUE, GAS_RULE, GAS_RULE_DAILY } from "./gas-energy.js";

export interface StatementAverage {
  /** In 10^-1 MJ/m3, for `statementConversion`. */
  readonly calorificValue: number;
  readonly gasDays: number;
  /** Gas days whose value is not known: they count with the fallback. */
  readonly fallbackGasDays: number;
}

/**
 * The calorific value of a bill under GAS_RULE: the plain average of the values of the statement's gas days (in 10^-2
 * MJ/m3), to one decimal, half-up. Both dates included; throws RangeError where `to` lies before `from`.
 */
export function statementAverage(
  values: ReadonlyMap<LondonDate, number>,
  from: LondonDate,
  to: LondonDate,
): StatementAverage {
  const gasDays = datesFrom(from, to);
  if (gasDays.length === 0) throw new RangeError("a statement's last gas day is not before its first");
  const finer = GAS_RULE_DAILY.calorificValueScale / GAS_RULE.calorificValueScale;
  const known = gasDays.flatMap((day) => values.get(day) ?? []);
  const fallbackGasDays = gasDays.length - known.length;
  const sum = known.reduce((a, b) => a + b, fallbackGasDays * FALLBACK_CALORIFIC_VALUE * finer);
  return {
    calorificValue: multiplyThenDivideHalfUp(sum, 1, gasDays.length * finer),
    gasDays: gasDays.length,
    fallbackGasDays,
  };
}
