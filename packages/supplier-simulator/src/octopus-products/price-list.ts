import {
  addDays,
  daysBetween,
  londonDateAt,
  settlementDay,
  slotStartMs,
  type LondonDate,
  type Slot,
} from "@halfhourly/domain";
import type { InventedPrices } from "./invented-products.js";

/** From an instant up to another (null: still), in UTC milliseconds; the price in 10^-4 of a penny. */
export interface InventedPeriod {
  readonly fromMs: number;
  readonly beforeMs: number | null;
  readonly price: number;
}

const HOUR_MS = 3_600_000;

/** All that is stated at a time, the oldest first. `place` tells regions apart: 0 to 13. */
export function priceList(
  prices: InventedPrices,
  from: LondonDate,
  place: number,
  nowMs: number,
): InventedPeriod[] {
  switch (prices.kind) {
    case "flat":
      return flatPeriods(
        [from, ...prices.changes.filter((date) => date > from)],
        prices.price === 0 ? 0 : prices.price + place * 1_000,
      );
    case "daily":
      return datesUntil(from, nowMs).map((date) => ({
        ...periodOf(date),
        price: prices.price + place * 700 + chanceOf(date, place) * 11,
      }));
    case "half-hourly":
      return datesUntil(from, nowMs).flatMap((date) => halfHours(date, prices.price, place));
    case "night":
      return datesUntil(from, nowMs).flatMap((date) =>
        nightPeriods(date, prices.price + place * 1_000, prices.nightPrice + place * 100),
      );
  }
}

function flatPeriods(dates: readonly LondonDate[], price: number): InventedPeriod[] {
  return dates.map((date, i) => ({
    fromMs: startMs(date),
    beforeMs: dates[i + 1] === undefined ? null : startMs(dates[i + 1]!),
    price: price + i * 4_500,
  }));
}

/** Up to tomorrow from 16:00 on, as prices of an auction come; else up to today. */
function datesUntil(from: LondonDate, nowMs: number): LondonDate[] {
  const today = londonDateAt(nowMs);
  const isKnown = nowMs - startMs(today) >= 16 * HOUR_MS;
  const count = daysBetween(from, today) + (isKnown ? 2 : 1);
  return Array.from({ length: Math.max(0, count) }, (_, i) => addDays(from, i));
}

function periodOf(date: LondonDate): { readonly fromMs: number; readonly beforeMs: number } {
  return { fromMs: startMs(date), beforeMs: startMs(addDays(date, 1)) };
}

function halfHours(date: LondonDate, price: number, place: number): InventedPeriod[] {
  const { firstSlot, slotCount } = settlementDay(date);
  const wind = chanceOf(date, 0);
  return Array.from({ length: slotCount }, (_, i) => ({
    fromMs: slotStartMs(firstSlot + i),
    beforeMs: slotStartMs(firstSlot + i + 1),
    price: price + place * 300 + shapeOf(i) - wind * 190 + chanceOf(date, i + 1) * 37,
  }));
}

/** Dear in the evening, cheap at night; on a windy night somebody is paid to use it. */
function shapeOf(halfHour: number): number {
  if (halfHour >= 32 && halfHour < 38) return 130_000;
  return halfHour < 12 ? -60_000 : 0;
}

function nightPeriods(date: LondonDate, price: number, nightPrice: number): InventedPeriod[] {
  const { fromMs, beforeMs } = periodOf(date);
  // By London's clock: on the nights of a clock change the cheap hours are four or six.
  const shift = (beforeMs - fromMs) / HOUR_MS - 24;
  const [night, day] = [fromMs + HOUR_MS / 2, fromMs + (5.5 + shift) * HOUR_MS];
  return [
    { fromMs, beforeMs: night, price },
    { fromMs: night, beforeMs: day, price: nightPrice },
    { fromMs: day, beforeMs, price },
  ];
}

function startMs(date: LondonDate): number {
  const first: Slot = settlementDay(date).firstSlot;
  return slotStartMs(first);
}

/** 0 to 999, always the same for a date and a number. */
function chanceOf(date: LondonDate, n: number): number {
  let hash = 2_166_136_261;
  for (const letter of `${date} ${n}`) hash = Math.imul(hash ^ letter.charCodeAt(0), 16_777_619);
  return (hash >>> 8) % 1_000;
}
