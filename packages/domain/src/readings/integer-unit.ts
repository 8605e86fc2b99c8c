import { parseDecimal, scaleToInteger, type ScaledInteger } from "../exact/decimal.js";
import type { RegisterUnit } from "../meters/register.js";

/** The unit a source states its values in. */
export type SourceUnit = "kWh" | "Wh" | "m3" | "dm3";

const POWERS: Readonly<Record<SourceUnit, { unit: RegisterUnit; power: number }>> = {
  kWh: { unit: "Wh", power: 3 },
  Wh: { unit: "Wh", power: 0 },
  m3: { unit: "dm3", power: 3 },
  dm3: { unit: "dm3", power: 0 },
};

/** The register's unit that a source's unit is kept in: kWh and Wh as Wh, m3 and dm3 as dm3. */
export function registerUnitOf(from: SourceUnit): RegisterUnit {
  return POWERS[from].unit;
}

/**
 * A value as written, in the register's whole unit: read exactly, rounded once, half-up (a tie away from zero).
 * The sign is kept: refusing negative values is `readValue`'s work. A number is taken as its shortest decimal text.
 * Throws RangeError where the text is no decimal number, is beyond 2^53, or `toUnit` is not the unit that `fromUnit` is
 * kept in (gas volume becomes energy only when read, see `gasEnergyWh`).
 */
export function toIntegerUnit(
  decimalText: string | number,
  fromUnit: SourceUnit,
  toUnit: RegisterUnit,
): ScaledInteger {
  const { unit, power } = POWERS[fromUnit];
  if (unit !== toUnit) throw new RangeError(`${fromUnit} is kept as ${unit}, not as ${toUnit}`);
  const decimal = parseDecimal(String(decimalText));
  if (decimal === null) throw new RangeError("the value is not a decimal number");
  return scaleToInteger(decimal, power);
}

export function powerOf(from: SourceUnit): number {
  return POWERS[from].power;
}
