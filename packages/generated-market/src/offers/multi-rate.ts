import type { TariffRates } from "@halfhourly/contracts";
import type { RegisterName } from "@halfhourly/domain";
import { usual, type Offer, type OfferedPrices, type Terms } from "../offer.js";
import { SUPPLIERS } from "../suppliers.js";

type Windows = Extract<TariffRates, { kind: "multi-rate" }>["windows"];

/** GMT all year, as many meters switch. */
const BY_GMT: Windows = {
  clock: "utc",
  registers: [{ name: "night", windows: [{ from: "00:30", to: "07:30" }] }],
};
/** By the clock on the wall, in two parts. */
const BY_LONDON: Windows = {
  clock: "london",
  registers: [
    {
      name: "night",
      windows: [
        { from: "23:30", to: "01:30" },
        { from: "02:30", to: "07:30" },
      ],
    },
  ],
};
const HEATING: Windows = {
  clock: "london",
  registers: [
    {
      name: "heating",
      windows: [
        { from: "13:00", to: "16:00" },
        { from: "20:00", to: "22:00" },
      ],
    },
  ],
};
const TWO = { day: 1.16, night: 0.6 };
const THREE = { day: 1.2, night: 0.62, "evening-weekend": 0.86 };
const HEAT = { day: 1.06, heating: 0.72 };

/** A price for each register of the meter: when each counts the supplier says, or the meter, region or household. */
export const multiRateTariffs: readonly Offer[] = [
  ...[0, 3, 6, 9].map((place) => offer(place, "night-gmt", "Night and day", registers(TWO, BY_GMT))),
  ...[1, 4].map((place) => offer(place, "night", "Night and day", registers(TWO, BY_LONDON))),
  ...[2, 5, 7, 8].map((place) => offer(place, "two-rate", "Two rate", registers(TWO, null))),
  ...[0, 1, 2].map((place): Offer => ({
    ...offer(place, "two-rate-fixed-12", "Two rate fixed", registers(TWO, null)),
    kind: "fixed",
    repricing: "each-issue",
    fixedFor: { months: 12 },
  })),
  ...[6, 7].map((place) => offer(place, "three-rate", "Evening and weekend", registers(THREE, null))),
  offer(8, "heating", "Heating hours", registers(HEAT, null), { eligibility: ["storage-heaters"] }),
  offer(9, "heating", "Heating hours", registers(HEAT, HEATING), { eligibility: ["storage-heaters"] }),
];

function offer(
  place: number,
  key: string,
  name: string,
  rates: OfferedPrices["rates"],
  terms: Terms = {},
): Offer {
  const supplier = SUPPLIERS[place]!;
  return {
    supplier,
    key,
    name,
    kind: "variable",
    repricing: "each-quarter",
    payments: ["direct-debit", "standard-credit"],
    prices: { electricity: { unit: usual(supplier), standing: 1.01, rates } },
    terms,
  };
}

function registers(
  multiples: Readonly<Partial<Record<RegisterName, number>>>,
  windows: Windows,
): OfferedPrices["rates"] {
  const named = Object.entries(multiples) as [RegisterName, number][];
  return (point) => ({
    kind: "multi-rate",
    registers: named.map(([name, multiple]) => ({ name, pencePerKwh: point.rate(multiple) })),
    windows,
  });
}
