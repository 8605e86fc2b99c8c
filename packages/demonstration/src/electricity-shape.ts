/**
 * How an average British home without electric heating uses electricity through the day: a sleeping floor, a daytime
 * plateau and bumps for breakfast, weekend dinner, the evening meal and the evening's light. Our own few numbers, in
 * arbitrary units; a real-data test holds their shape against Elexon's profile class 1 by season and kind of day.
 */
export function usualShape(clockHour: number, winterness: number, weekend: boolean): number {
  const late = weekend ? 0.9 : 0;
  const awake = rises(clockHour, 6.6 + late, 0.45) * falls(clockHour, 23.3, 0.55);
  return (
    0.21 +
    0.03 * winterness +
    (0.06 + 0.02 * winterness) * afterMidnight(clockHour) +
    awake * (0.19 + 0.08 * winterness + (weekend ? 0.03 : 0)) +
    (weekend ? 0 : 0.02 + 0.05 * winterness) * bump(clockHour, 7.9, 0.8) +
    (weekend ? 0.05 + 0.04 * winterness : 0) * bump(clockHour, 11.8, 2) +
    (0.09 + 0.3 * winterness) * bump(clockHour, 17.9, 1.5) +
    0.12 * bump(clockHour, 20.9 + 0.6 * (1 - winterness), 1.7)
  );
}

/** The mean of `usualShape` over a year, weekends counted as two days in seven. */
export const USUAL_SHAPE_MEAN = meanOverYear();

function bump(hour: number, centre: number, width: number): number {
  const off = (hour - centre) / width;
  return Math.exp(-0.5 * off * off);
}

function rises(hour: number, at: number, width: number): number {
  return 1 / (1 + Math.exp((at - hour) / width));
}

function falls(hour: number, at: number, width: number): number {
  return rises(-hour, -at, width);
}

/** Homes that go to bed after midnight. */
function afterMidnight(hour: number): number {
  return hour < 12 ? Math.exp(-hour / 0.9) : 0;
}

function meanOverYear(): number {
  let sum = 0;
  for (let step = 0; step < 12 * 48; step++) {
    const winterness = 0.5 + 0.5 * Math.cos((2 * Math.PI * Math.floor(step / 48)) / 12);
    const hour = (step % 48) / 2;
    sum += (5 * usualShape(hour, winterness, false) + 2 * usualShape(hour, winterness, true)) / 7;
  }
  return sum / (12 * 48);
}
