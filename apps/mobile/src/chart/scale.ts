/** A straight line from values to pixels: five lines of arithmetic, so no library. */
export interface Scale {
  /** Round values for grid lines, in rising order, holding zero and both ends. */
  readonly ticks: readonly number[];
  /** Pixels below the top of the plot at which a value lies. */
  y(value: number): number;
}

/**
 * The smallest of 1, 2, 5 times a power of ten that splits `span` into at most `most` steps.
 * @param span greater than 0, any unit
 * @param most 1 or more
 */
export function roundStep(span: number, most: number): number {
  const least = span / most;
  const power = 10 ** Math.floor(Math.log10(least));
  const factor = [1, 2, 5, 10].find((candidate) => candidate * power >= least * (1 - 1e-9)) ?? 10;
  return factor * power;
}

/**
 * A scale that holds zero and every value given, with round ends.
 * @param low the lowest value drawn; above zero counts as zero
 * @param high the highest value drawn; below zero counts as zero
 * @param height pixels of the plot
 * @param mostSteps how many grid steps fit
 */
export function scaleFor(low: number, high: number, height: number, mostSteps: number): Scale {
  const bottom = Math.min(0, low);
  const top = Math.max(0, high);
  const span = top - bottom || 1;
  const step = roundStep(span, mostSteps);
  const first = Math.floor(bottom / step + 1e-9);
  const last = Math.max(Math.ceil(top / step - 1e-9), first + 1);
  const ticks = Array.from({ length: last - first + 1 }, (_, index) => tidy((first + index) * step, step));
  const perValue = height / ((last - first) * step);
  return { ticks, y: (value) => (last * step - value) * perValue };
}

/** 3 x 0.1 is 0.30000000000000004: bring a tick back to the digits that its step has; and -0 to 0. */
function tidy(value: number, step: number): number {
  const decimals = Math.max(0, -Math.floor(Math.log10(step)));
  return Number(value.toFixed(Math.min(decimals, 12))) + 0;
}
