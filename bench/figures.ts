/** Throws RangeError where there is no value. */
export function median(values: ArrayLike<number>): number {
  return quantile(values, 0.5);
}

/** The value that the given share (0 to 1) of all values does not exceed, by nearest rank. Throws RangeError where there is no value. */
export function quantile(values: ArrayLike<number>, share: number): number {
  const ordered = Float64Array.from(values).sort();
  const value = ordered[Math.max(0, Math.ceil(share * ordered.length) - 1)];
  if (value === undefined) throw new RangeError("nothing was measured");
  return value;
}

/** Four figures are more than a measurement on a shared machine carries. */
export function rounded(value: number): number {
  return Number(value.toPrecision(4));
}
