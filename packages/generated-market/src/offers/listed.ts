import { datesFrom, settlementDay, slotStartIso } from "@halfhourly/domain";
import { usual, type Offer, type OfferedPrices, type PricePoint } from "../offer.js";
import { hundredthsText } from "../price-text.js";
import { SUPPLIERS } from "../suppliers.js";

/** Pence a kWh before VAT: so many times what the supplier pays, and a charge of its own, more from 16:00 to 19:00. */
interface Markup {
  readonly times: number;
  readonly always: number;
  readonly atPeak: number;
}

const HIGHEST = 100;

/** Tariffs whose prices are listed, each day's or half hour's: known up to tomorrow. */
export const listedTariffs: readonly Offer[] = [
  ...[12, 4, 7, 9].map((place, i) =>
    listed(place, "half-hours", "Half hours", { times: 2 + i * 0.06, always: 0.8, atPeak: 11.5 - i }),
  ),
  listed(12, "half-hours-level", "Half hours, level", { times: 1.08, always: 9.7, atPeak: 4 }),
  ...[12, 2, 5, 7, 9, 10].map((place): Offer => {
    const supplier = SUPPLIERS[place]!;
    return {
      supplier,
      key: "day-by-day",
      name: "Day by day",
      kind: "tracker",
      repricing: "as-listed",
      payments: "all",
      prices: {
        electricity: { unit: 1, standing: 1.04, rates: (point) => eachDay(point, usual(supplier)) },
        gas: { unit: 1, standing: 1.02, rates: (point) => eachDay(point, usual(supplier)) },
      },
    };
  }),
];

function listed(place: number, key: string, name: string, markup: Markup): Offer {
  return {
    supplier: SUPPLIERS[place]!,
    key,
    name,
    kind: "variable",
    repricing: "as-listed",
    payments: "all",
    prices: { electricity: { unit: 1, standing: 1.06, rates: (point) => eachHalfHour(point, markup) } },
  };
}

/** The national series times the region's factor; prices are before VAT, so that a change of VAT moves none of them. */
export function eachHalfHour(
  { regionTimes, from, to, wholesale }: PricePoint,
  { times, always, atPeak }: Markup,
): ReturnType<OfferedPrices["rates"]> {
  const { firstSlot } = settlementDay(from);
  const last = settlementDay(to);
  const factor = times * regionTimes;
  const pencePerKwh: string[] = [];
  for (let slot = firstSlot; slot < last.firstSlot + last.slotCount; slot++) {
    const at = slot - wholesale.firstSlot;
    const net = wholesale.electricity[at]! * factor + always + atPeak * wholesale.isPeak[at]!;
    pencePerKwh.push(hundredthsText(Math.round(Math.min(net, HIGHEST) * 100)));
  }
  return {
    kind: "half-hourly",
    firstSlot: slotStartIso(firstSlot),
    pencePerKwh,
    highestPencePerKwh: String(HIGHEST),
  };
}

/** The mean of the day, and about what networks and policies add. */
function eachDay(point: PricePoint, times: number): ReturnType<OfferedPrices["rates"]> {
  const { fuel, regionTimes, from, to, wholesale } = point;
  const factor = regionTimes * times;
  const price = (date: string) =>
    fuel === "electricity"
      ? wholesale.electricityOfDay(date) * 1.15 * factor + 14.2 * factor
      : wholesale.gasOfDay(date) * 1.08 * factor + 2.6 * factor;
  return {
    kind: "daily",
    firstDate: from,
    pencePerKwh: datesFrom(from, to).map((date) => point.pence(price(date))),
    highestPencePerKwh: fuel === "electricity" ? String(HIGHEST) : "30",
  };
}
