import { penceText } from "../money/pence.js";
import type { Band, ClockWindow, SwitchTable } from "../tariffs/tariff.js";
import { slotStartIso } from "../time/slot.js";
import type { MarketRates, MarketTariff, PriceRow } from "./market-tariff.js";
import { TARIFF_FORMAT } from "./read-market-tariff.js";

/** A value that JSON holds. */
type Written = string | number | null | readonly Written[] | { readonly [name: string]: Written };

/**
 * A tariff in its published form, that `readMarketTariff` reads back to the same. Fields stand in one order, so that equal
 * tariffs are equal texts.
 */
export function writeMarketTariff(tariff: MarketTariff): { readonly [name: string]: Written } {
  return {
    format: TARIFF_FORMAT,
    id: tariff.id,
    supplier: tariff.supplier,
    name: tariff.name,
    link: tariff.link,
    kind: tariff.kind,
    direction: tariff.direction,
    availableFrom: tariff.availableFrom,
    availableTo: tariff.availableTo,
    fixedFor: tariff.fixedFor,
    exitFeePence: Object.fromEntries(
      (["electricity", "gas"] as const).flatMap((fuel) => {
        const fee = tariff.exitFees[fuel];
        return fee === undefined ? [] : [[fuel, penceText(fee)]];
      }),
    ),
    green:
      tariff.green === null ? null : { perMille: tariff.green.perMille, evidence: tariff.green.evidence },
    eligibility: tariff.eligibility,
    discounts: tariff.discounts.map(({ name, perDay, condition }) => ({
      name,
      pencePerDay: penceText(perDay),
      condition,
    })),
    rounding: tariff.rounding,
    prices: tariff.prices.map(rowWritten),
  };
}

function rowWritten(row: PriceRow): Written {
  return {
    fuel: row.fuel,
    regions: row.regions,
    payments: row.payments,
    from: row.from,
    to: row.to,
    vat: row.vat,
    standingChargePencePerDay: penceText(row.standingCharge),
    rates: ratesWritten(row.rates),
  };
}

function ratesWritten(rates: MarketRates): Written {
  switch (rates.kind) {
    case "flat":
      return { kind: rates.kind, pencePerKwh: penceText(rates.rate) };
    case "multi-rate":
      return {
        kind: rates.kind,
        registers: rates.registers.map(({ name, rate }) => ({ name, pencePerKwh: penceText(rate) })),
        windows: rates.windows === null ? null : switchTableWritten(rates.windows),
      };
    case "time-of-use":
      return {
        kind: rates.kind,
        ...(rates.clock === undefined ? {} : { clock: rates.clock }),
        bands: rates.bands.map(bandWritten),
        otherPencePerKwh: penceText(rates.otherRate),
      };
    case "half-hourly":
      return {
        kind: rates.kind,
        firstSlot: slotStartIso(rates.firstSlot),
        ...seriesWritten(rates),
      };
    case "daily":
      return { kind: rates.kind, firstDate: rates.firstDate, ...seriesWritten(rates) };
    case "block":
      return {
        kind: rates.kind,
        pool: rates.pool,
        blocks: rates.blocks.map(({ upToWhPerDay, rate }) => ({
          upToWhPerDay,
          pencePerKwh: penceText(rate),
        })),
        abovePencePerKwh: penceText(rates.aboveRate),
      };
  }
}

function seriesWritten({ rates, highestRate }: Extract<MarketRates, { kind: "half-hourly" | "daily" }>): {
  readonly [name: string]: Written;
} {
  return {
    pencePerKwh: rates.map((rate) => (rate === null ? null : penceText(rate))),
    ...(highestRate === undefined ? {} : { highestPencePerKwh: penceText(highestRate) }),
  };
}

function switchTableWritten({ clock, registers }: SwitchTable): Written {
  return {
    clock,
    registers: registers.map(({ name, windows }) => ({ name, windows: windows.map(windowWritten) })),
  };
}

function bandWritten({ name, rate, days, windows, season }: Band): Written {
  return {
    name,
    pencePerKwh: penceText(rate),
    days,
    windows: windows.map(windowWritten),
    ...(season === undefined ? {} : { season: { from: season.from, to: season.to } }),
  };
}

function windowWritten({ fromMinute, toMinute }: ClockWindow): Written {
  return { from: clockText(fromMinute), to: clockText(toMinute) };
}

function clockText(minute: number): string {
  const two = (part: number) => String(part).padStart(2, "0");
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}
