import {
  settlementDay,
  type CostTerms,
  type DayBlock,
  type HeldValue,
  type Quality,
  type Tariff,
} from "../src/index.js";

export const held = (value: number, quality: Quality = "actual"): HeldValue => ({
  value,
  quality,
  source: "file",
});
export const dayOf = (date: string, value: number, unit: "Wh" | "dm3" = "Wh"): DayBlock => ({
  date,
  unit,
  revision: 1,
  slots: Array.from({ length: settlementDay(date).slotCount }, () => held(value)),
});
export const tariff = (over: Partial<Tariff> = {}): Tariff => ({
  name: "test",
  rates: { kind: "flat", rate: 2_450_000 },
  standingCharge: 5_719_000,
  vat: "included",
  ...over,
});
export const terms = (over: Partial<Tariff> = {}, more: Partial<CostTerms> = {}): CostTerms => ({
  agreements: [{ tariff: tariff(over), from: "2020-01-01", to: null }],
  fuel: "electricity",
  direction: "import",
  ...more,
});
