import type { Day } from "./calendar.js";
import type { Weather } from "./weather.js";

const LATITUDE = radians(52);
const ROOF_TILT = radians(35);
const SAMPLES_A_SLOT = 2;
const SYSTEM_EFFICIENCY = 0.85;

/** Wh made in each half hour of the day by a south-facing roof of `peakKw`: the sun's height at 52 N, thinned by made-up cloud. */
export function solarGenerationWh(peakKw: number, weather: Weather, day: Day): number[] {
  return day.clockHours.map((_, i) => {
    let kw = 0;
    for (let sample = 0; sample < SAMPLES_A_SLOT; sample++) {
      const instant = (day.firstSlot + i + (sample + 0.5) / SAMPLES_A_SLOT) / 48;
      const clear = clearSkyOnRoof(instant);
      if (clear > 0) kw += clear * weather.clearness(instant);
    }
    return (kw / SAMPLES_A_SLOT) * peakKw * SYSTEM_EFFICIENCY * 500;
  });
}

/** kW/m2 on the roof under a clear sky, at the Greenwich meridian; `instant` in days since 1970-01-01T00:00Z. */
function clearSkyOnRoof(instant: number): number {
  const day = Math.floor(instant);
  const hourAngle = radians((instant - day) * 360 - 180);
  // Cooper's formula: the sun stands overhead at 23.45 degrees north near day 172 of the year.
  const declination = radians(23.45) * Math.sin((2 * Math.PI * (284 + (day % 365.2425) + 1)) / 365);
  const sinHeight =
    Math.sin(LATITUDE) * Math.sin(declination) +
    Math.cos(LATITUDE) * Math.cos(declination) * Math.cos(hourAngle);
  if (sinHeight <= 0.02) return 0;
  // A roof tilted south sees the sun as level ground does that much further south (Duffie and Beckman, section 1.6).
  const seen = LATITUDE - ROOF_TILT;
  const onRoof =
    Math.sin(seen) * Math.sin(declination) + Math.cos(seen) * Math.cos(declination) * Math.cos(hourAngle);
  const beam = 1.25 * 0.7 ** ((1 / sinHeight) ** 0.678);
  return beam * Math.max(0, onRoof) + 0.1 * beam * sinHeight + 0.02;
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}
