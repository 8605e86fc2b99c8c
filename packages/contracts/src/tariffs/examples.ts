import type { TariffDocument, TariffPriceRow } from "./document.js";
import type { TariffRates } from "./rates.js";

const price: Omit<TariffPriceRow, "rates"> = {
  fuel: "electricity",
  regions: "all",
  payments: ["direct-debit"],
  from: "2026-10-01",
  to: null,
  vat: "excluded",
  standingChargePencePerDay: "52.5",
};

/** One published tariff for each kind of rates. Suppliers and tariffs are of our own invention; `.example` is nobody's. */
export const tariffExamples: Readonly<Record<TariffRates["kind"], TariffDocument>> = {
  flat: {
    format: "halfhourly-tariff-1",
    id: "dunmarrow-fixed-12",
    supplier: "Dunmarrow Energy (invented)",
    name: "Fixed 12 months",
    link: "https://dunmarrow.example/fixed-12",
    kind: "fixed",
    availableFrom: "2026-10-01",
    fixedFor: { months: 12 },
    exitFeePence: { electricity: "5000", gas: "5000" },
    green: { perMille: 1000, evidence: "REGO certificates, as the supplier declares" },
    discounts: [
      { name: "online account", pencePerDay: "1.25" },
      { name: "no paper", pencePerDay: "0.8", condition: "Bills by email only" },
    ],
    rounding: "lines-half-up-to-penny",
    prices: [
      { ...price, rates: { kind: "flat", pencePerKwh: "24.87" } },
      {
        ...price,
        payments: "all",
        fuel: "gas",
        standingChargePencePerDay: "28.1",
        rates: { kind: "flat", pencePerKwh: "6.9125" },
      },
    ],
  },
  "multi-rate": {
    format: "halfhourly-tariff-1",
    id: "dunmarrow-two-rate",
    supplier: "Dunmarrow Energy (invented)",
    name: "Two rates",
    kind: "variable",
    availableFrom: "2025-04-01",
    eligibility: ["storage-heaters"],
    prices: [
      {
        ...price,
        payments: "all",
        regions: ["_H", "_J"],
        rates: {
          kind: "multi-rate",
          registers: [
            { name: "day", pencePerKwh: "30.2" },
            { name: "night", pencePerKwh: "14.65" },
          ],
          windows: {
            clock: "utc",
            registers: [{ name: "night", windows: [{ from: "00:30", to: "07:30" }] }],
          },
        },
      },
      {
        ...price,
        payments: "all",
        regions: ["_A"],
        rates: {
          kind: "multi-rate",
          registers: [
            { name: "day", pencePerKwh: "29.7" },
            { name: "night", pencePerKwh: "14.4" },
          ],
          windows: null,
        },
      },
    ],
  },
  "time-of-use": {
    format: "halfhourly-tariff-1",
    id: "thistlewick-seasons",
    supplier: "Thistlewick Power (invented)",
    name: "Winter evenings",
    link: "https://thistlewick.example/seasons",
    kind: "variable",
    availableFrom: "2026-10-01",
    prices: [
      {
        ...price,
        rates: {
          kind: "time-of-use",
          clock: "london",
          bands: [
            {
              name: "winter peak",
              pencePerKwh: "41",
              days: ["mon", "tue", "wed", "thu", "fri"],
              windows: [{ from: "16:00", to: "19:00" }],
              season: { from: "11-01", to: "02-29" },
            },
            { name: "night", pencePerKwh: "15.5", windows: [{ from: "23:00", to: "06:00" }] },
          ],
          otherPencePerKwh: "25.25",
        },
      },
    ],
  },
  "half-hourly": {
    format: "halfhourly-tariff-1",
    id: "thistlewick-half-hours",
    supplier: "Thistlewick Power (invented)",
    name: "Each half hour",
    kind: "variable",
    availableFrom: "2026-10-01",
    prices: [
      {
        ...price,
        rates: {
          kind: "half-hourly",
          firstSlot: "2026-09-30T23:00:00Z",
          pencePerKwh: ["4.2", "1.05", "-0.37", "-2.1"],
          highestPencePerKwh: "100",
        },
      },
    ],
  },
  daily: {
    format: "halfhourly-tariff-1",
    id: "thistlewick-tracker",
    supplier: "Thistlewick Power (invented)",
    name: "Day by day",
    kind: "tracker",
    availableFrom: "2026-10-01",
    prices: [
      {
        ...price,
        fuel: "gas",
        standingChargePencePerDay: "27.3",
        rates: {
          kind: "daily",
          firstDate: "2026-10-01",
          pencePerKwh: ["6.13", "6.2", "5.98"],
          highestPencePerKwh: "30",
        },
      },
    ],
  },
  block: {
    format: "halfhourly-tariff-1",
    id: "dunmarrow-first-units",
    supplier: "Dunmarrow Energy (invented)",
    name: "First units",
    kind: "variable",
    availableFrom: "2026-10-01",
    prices: [
      {
        ...price,
        standingChargePencePerDay: "0",
        rates: {
          kind: "block",
          pool: "day",
          blocks: [{ upToWhPerDay: 2000, pencePerKwh: "51.4" }],
          abovePencePerKwh: "24.9",
        },
      },
    ],
  },
};
