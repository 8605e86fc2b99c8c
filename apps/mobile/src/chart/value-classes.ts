/** From `from` (included) up to `to` (not included); `to` is null for the highest class. */
export interface ValueClass {
  readonly from: number;
  readonly to: number | null;
}

const CLASS_COUNT = 5;
/** How strongly the colour of each class is drawn, lowest first. */
export const CLASS_OPACITY = [0.35, 0.5, 0.65, 0.82, 1] as const;
/** One cold day must not turn the rest of the year pale, nor one empty day take a class for itself. */
const LOW_QUANTILE = 0.05;
const HIGH_QUANTILE = 0.95;
/** Where even a low day is well above nothing, the classes begin there: otherwise every day would look alike. */
const WELL_ABOVE_NOTHING = 0.3;
/** But the classes span at least this share of a high day: pennies of difference must not look like seasons. */
const LEAST_SPAN = 0.3;
const ROUND_FACTORS = [1, 2, 3, 4, 5, 6, 8, 10] as const;

/**
 * Five classes with round limits over the values held; none when nothing is held. The lowest takes whatever lies below
 * it too.
 * @param values in any unit and order
 */
export function classesOf(values: readonly number[]): ValueClass[] {
  if (values.length === 0) return [];
  const sorted = [...values].sort((one, other) => one - other);
  const at = (quantile: number) => sorted[Math.floor((sorted.length - 1) * quantile)] ?? 0;
  const high = Math.max(0, at(HIGH_QUANTILE));
  const lowDay = Math.min(at(LOW_QUANTILE), high * (1 - LEAST_SPAN));
  const low = lowDay > high * WELL_ABOVE_NOTHING ? lowDay : Math.min(0, sorted[0] ?? 0);
  const step = roundUp((high - low || high || 1) / CLASS_COUNT);
  const first = Math.floor(low / step) * step;
  return Array.from({ length: CLASS_COUNT }, (_, nth) => ({
    from: first + nth * step,
    to: nth === CLASS_COUNT - 1 ? null : first + (nth + 1) * step,
  }));
}

/** Which class a value falls in, 0 to 4. */
export function classIndexOf(classes: readonly ValueClass[], value: number): number {
  const found = classes.findIndex(({ to }) => to === null || value < to);
  return found < 0 ? classes.length - 1 : found;
}

/** A tenth over a round step is let through, or the classes would reach far past the values. */
function roundUp(wanted: number): number {
  const power = 10 ** Math.floor(Math.log10(wanted));
  const factor = ROUND_FACTORS.find((candidate) => candidate * power >= wanted * 0.9) ?? 10;
  return Math.round(factor * power * 1e6) / 1e6;
}
