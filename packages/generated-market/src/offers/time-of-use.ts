import type { TariffBand } from "@halfhourly/contracts";
import type { Eligibility } from "@halfhourly/domain";
import { usual, type Offer, type OfferedPrices } from "../offer.js";
import { SUPPLIERS } from "../suppliers.js";

/** A band before it is priced: `times` the unit rate. */
type Shape = Omit<TariffBand, "pencePerKwh"> & { readonly times: number };

const WORKING_DAYS: TariffBand["days"] = ["mon", "tue", "wed", "thu", "fri"];
const WEEKEND: TariffBand["days"] = ["sat", "sun"];
const WINTER = { from: "10-01", to: "03-31" };
const SUMMER = { from: "04-01", to: "09-30" };
const ALL_DAY = [{ from: "00:00", to: "24:00" }];

const THREE_BANDS: readonly Shape[] = [
  { name: "night", times: 0.58, windows: [{ from: "23:00", to: "06:00" }] },
  { name: "peak", times: 1.52, days: WORKING_DAYS, windows: [{ from: "16:00", to: "19:00" }] },
];
/** They cover the week, so that no other price is needed. */
const WEEK_AND_WEEKEND: readonly Shape[] = [
  { name: "working days", times: 1.09, days: WORKING_DAYS, windows: ALL_DAY },
  { name: "weekend", times: 0.74, days: WEEKEND, windows: ALL_DAY },
];
const SEASONS: readonly Shape[] = [
  { name: "winter peak", times: 1.6, windows: [{ from: "16:00", to: "20:00" }], season: WINTER },
  { name: "winter", times: 0.98, windows: [{ from: "20:00", to: "16:00" }], season: WINTER },
  { name: "summer midday", times: 0.55, windows: [{ from: "11:00", to: "15:00" }], season: SUMMER },
  { name: "summer", times: 0.94, windows: [{ from: "15:00", to: "11:00" }], season: SUMMER },
];
const CAR: readonly Shape[] = [{ name: "charging", times: 0.32, windows: [{ from: "00:30", to: "05:30" }] }];
const CAR_LONG: readonly Shape[] = [
  { name: "charging", times: 0.36, windows: [{ from: "23:30", to: "06:00" }] },
];
const PUMP: readonly Shape[] = [
  {
    name: "warm-up",
    times: 0.62,
    windows: [
      { from: "04:00", to: "07:00" },
      { from: "13:00", to: "16:00" },
    ],
  },
  { name: "peak", times: 1.45, windows: [{ from: "16:00", to: "19:00" }] },
];
const STORED: readonly Shape[] = [
  { name: "cheap hours", times: 0.5, windows: [{ from: "02:00", to: "05:00" }] },
];

/** Prices by the hour, the weekday and the season; those for a car, a heat pump or a battery only where there is one. */
export const timeOfUseTariffs: readonly Offer[] = [
  ...places(0, 10).map((place) => offer(place, "three-bands", "Three bands", bands(THREE_BANDS, 1))),
  ...places(1, 9).map((place) => offer(place, "weekend", "Weekend", bands(WEEK_AND_WEEKEND))),
  ...places(2, 10).map((place) => offer(place, "seasons", "Seasons", bands(SEASONS))),
  ...places(0, 7).map((place) => offer(place, "drive", "Drive", bands(CAR, 1.06), ["electric-vehicle"])),
  ...places(7, 11).map((place) =>
    fixed(offer(place, "drive-12", "Drive 12", bands(CAR_LONG, 1.08), ["electric-vehicle"])),
  ),
  offer(12, "drive-gmt", "Drive by GMT", bands(CAR, 1.05, "utc"), ["electric-vehicle"]),
  ...places(1, 9).map((place) => offer(place, "warm", "Warm", bands(PUMP, 0.93), ["heat-pump"])),
  offer(4, "store", "Store", bands(STORED, 1.03), ["battery"]),
  offer(10, "sun-and-store", "Sun and store", bands(STORED, 1), ["solar-panels", "battery"]),
];

function places(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, i) => from + i);
}

function offer(
  place: number,
  key: string,
  name: string,
  rates: OfferedPrices["rates"],
  eligibility: Eligibility[] = [],
): Offer {
  const supplier = SUPPLIERS[place]!;
  return {
    supplier,
    key,
    name,
    kind: "variable",
    repricing: "each-quarter",
    payments: "all",
    prices: { electricity: { unit: usual(supplier), standing: 1.02, rates } },
    terms: { eligibility },
  };
}

function fixed(variable: Offer): Offer {
  return {
    ...variable,
    kind: "fixed",
    repricing: "each-issue",
    fixedFor: { months: 12 },
    terms: { ...variable.terms, exitFeePence: { electricity: "5000" } },
  };
}

function bands(
  shapes: readonly Shape[],
  otherTimes?: number,
  clock: "london" | "utc" = "london",
): OfferedPrices["rates"] {
  return (point) => ({
    kind: "time-of-use",
    clock,
    bands: shapes.map(({ times, ...shape }) => ({ ...shape, pencePerKwh: point.rate(times) })),
    ...(otherTimes === undefined ? {} : { otherPencePerKwh: point.rate(otherTimes) }),
  });
}
