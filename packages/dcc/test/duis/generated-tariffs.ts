import * as fc from "fast-check";
import type { GbcsTariff, TariffDate, TariffSwitching } from "../../src/gbcs/tariff.js";

/** Tariffs that MMC 5.4 has words for: no times within a gas day, no day on which summer time begins. */
export function tariffs(): fc.Arbitrary<GbcsTariff> {
  return fc.oneof(tariffsOf("electricity"), tariffsOf("gas"));
}

function tariffsOf(fuel: GbcsTariff["fuel"]): fc.Arbitrary<GbcsTariff> {
  const isGas = fuel === "gas";
  const prices = (maxLength: number) => fc.array(fc.integer({ min: 0, max: 32_767 }), { maxLength });
  const rows = fc.array(fc.array(fc.integer({ min: 0, max: 32_767 }), { minLength: 1, maxLength: 3 }), {
    maxLength: isGas ? 1 : 8,
  });
  return fc
    .record({
      currency: fc.constantFrom("GBP", "EUR", null),
      exponent: fc.integer({ min: -7, max: -3 }),
      activePrice: fc.option(fc.integer({ min: 0, max: 100_000 })),
      standingCharge: fc.option(fc.integer({ min: 0, max: 32_767 })),
      timeOfUsePrices: prices(isGas ? 4 : 48),
      blockPrices: rows,
      blockThresholds: rows,
      switching: switchings(isGas),
    })
    .map(({ exponent, ...said }) => ({
      kind: "tariff",
      fuel,
      element: 1,
      ...said,
      priceExponent: isGas ? -5 : exponent,
      activePriceExponent: exponent,
      standingChargeExponent: isGas ? -5 : exponent,
      blockThresholdUnit: isGas
        ? { unit: "m3", multiplier: 1, divisor: 1000 }
        : { unit: "Wh", multiplier: 1, divisor: 1 },
    }));
}

function switchings(isGas: boolean): fc.Arbitrary<TariffSwitching> {
  const day = fc.integer({ min: 1, max: isGas ? 4 : 16 });
  const week = fc.integer({ min: 1, max: isGas ? 2 : 4 });
  const counts = fc.record({
    secondOfDay: isGas ? fc.constant(0) : fc.integer({ min: 0, max: 1439 }).map((minute) => minute * 60),
    by: isGas
      ? fc.constant("time-of-use" as const)
      : fc.constantFrom("time-of-use" as const, "block" as const),
    register: fc.integer({ min: 1, max: 4 }),
  });
  const season = fc.record({ name: fc.constantFrom("winter", "<summer>"), from: dates(isGas), week });
  return fc
    .record({
      seasons: fc.array(season, { maxLength: isGas ? 3 : 4 }),
      weeks: fc.array(fc.record({ week, days: fc.array(day, { minLength: 7, maxLength: 7 }) }), {
        maxLength: 2,
      }),
      days: fc.array(
        fc.record({ day, switches: fc.array(counts, { minLength: 1, maxLength: isGas ? 1 : 6 }) }),
        { maxLength: 4 },
      ),
      specialDays: fc.array(fc.record({ date: dates(isGas), day }), { maxLength: 3 }),
    })
    .map(({ seasons, ...said }) => ({
      clock: said.days.length > 0 ? "utc" : null,
      // Seasons of gas have no names: they are called by their place.
      seasons: isGas ? seasons.map((one, at) => ({ ...one, name: String(at + 1) })) : seasons,
      ...said,
    }));
}

function dates(isGas: boolean): fc.Arbitrary<TariffDate> {
  const days = fc.integer({ min: 1, max: 31 });
  return fc.record({
    year: fc.option(fc.integer({ min: 2014, max: 2099 })),
    month: fc.option(fc.integer({ min: 1, max: 12 })),
    day: isGas
      ? fc.option(days)
      : fc.oneof(fc.constantFrom("last" as const, "second-last" as const, null), days),
    weekday: fc.option(fc.integer({ min: 1, max: 7 })),
  });
}
