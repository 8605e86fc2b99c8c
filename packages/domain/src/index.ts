export { SLOT_MS, slotAt, slotContaining, slotStartIso, slotStartMs, type Slot } from "./time/slot.js";
export {
  FIRST_YEAR,
  LAST_YEAR,
  monthLength,
  addDays,
  dateOfDayNumber,
  datesFrom,
  dayNumberOf,
  daysBetween,
  datesOfMonth,
  isLondonDate,
  monthOf,
  weekdayOf,
  type LondonDate,
  type LondonMonth,
  type Weekday,
} from "./time/calendar.js";
export { settlementDay, settlementPeriodSlot, type SettlementDay } from "./time/settlement-day.js";
export {
  londonClock,
  londonDateAt,
  londonDateOf,
  slotsOfLocalTime,
  type LondonClock,
} from "./time/london.js";

export * from "./meters/register.js";
export * from "./meters/mpan.js";
export * from "./meters/mprn.js";
export * from "./meters/gsp-group.js";

export * from "./readings/reading.js";
export * from "./readings/day-block.js";
export { registerUnitOf, toIntegerUnit, type SourceUnit } from "./readings/integer-unit.js";
export { markerOf, type Marker } from "./readings/marker.js";
export * from "./readings/ceiling.js";
export * from "./readings/read-value.js";
export { beats, type Standing } from "./readings/precedence.js";
export * from "./readings/merge-day.js";
export * from "./readings/conflicts.js";
export { CorruptDayBlock, decodeDay, encodeDay } from "./readings/day-codec.js";
export {
  encodedDaysOf,
  readingsOfRun,
  type EncodedDayOfRun,
  type HalfHourRun,
} from "./readings/half-hour-run.js";
export { CorruptMonthBlock, decodeMonth, encodeMonth } from "./readings/month-codec.js";

export * from "./gas/gas-day.js";
export * from "./gas/gas-zone.js";
export * from "./gas/gas-energy.js";
export * from "./gas/energy-of-days.js";
export * from "./gas/statement-average.js";

export * from "./money/amount.js";
export * from "./money/pence.js";

export * from "./tariffs/tariff.js";
export * from "./tariffs/agreements.js";
export * from "./tariffs/check-tariff.js";
export { DOMESTIC_FUEL_VAT, vatRateOn, type VatRate } from "./tariffs/vat.js";
export { RateTable, type SlotRate } from "./tariffs/day-rates.js";

export * from "./cost/cost.js";
export * from "./cost/rounding-policy.js";
export * from "./cost/bill-lines.js";
export * from "./cost/bill.js";
export { type CostTerms } from "./cost/terms.js";
export { costOfHalfHours, halfHourPricer, type HalfHourCost } from "./cost/cost-of-half-hours.js";
export * from "./cost/cost-of-period.js";
export { usageByPrice, type CostPeriod, type UsageByPrice } from "./cost/usage-by-price.js";

export * from "./market/market-tariff.js";
export * from "./market/agreements-of.js";
export { TARIFF_FORMAT, readMarketTariff, type ReadTariff } from "./market/read-market-tariff.js";
export { DocumentPlace, type DocumentFault } from "./market/document-place.js";
export { writeMarketTariff } from "./market/write-market-tariff.js";

export { FILL_RULE, fillMissing, type Filled } from "./estimate/fill-missing.js";
export { FEWEST_DAYS_FOR_A_YEAR, yearUncertaintyPerMille } from "./estimate/uncertainty.js";
export { weightOfDay, type SeasonOf } from "./estimate/seasonal-weights.js";

export * from "./compare/year.js";
export * from "./compare/whole-year.js";
export { PricePatterns, type PricePattern } from "./compare/price-pattern.js";
export * from "./compare/price-year.js";
export * from "./compare/cost-of-year.js";
export * from "./compare/compare-market.js";
export * from "./compare/order.js";
export { moveEvening } from "./compare/move-evening.js";
export * from "./market/comparison-terms.js";

export * from "./carbon/carbon.js";

export * from "./periods/period.js";
export * from "./periods/totals.js";
export * from "./periods/compare.js";

export type * from "./consent/grant.js";
export * from "./consent/grant-rules.js";
export * from "./consent/consent-state.js";
export * from "./consent/renewal.js";

export * from "./audit/audit-entry.js";
export * from "./audit/verify-slice.js";
