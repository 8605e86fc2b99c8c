import { chargeOf } from "../cost/cost-of-half-hours.js";
import { addExactly, multiplyExactly } from "../exact/rounding.js";
import { energyWhOfSum } from "../gas/gas-energy.js";
import type { Amount } from "../money/amount.js";
import type { SlotRate } from "../tariffs/day-rates.js";
import { payable } from "../tariffs/vat.js";
import { monthOf } from "../time/calendar.js";
import type { PricePattern } from "./price-pattern.js";
import type { PricedYear, YearPrices } from "./price-year.js";
import { vatClasses, type RegisterYear, type VatClasses, type YearGrid } from "./year.js";

/** What a year of one register costs; every amount holds its VAT. Export is negative. */
export interface YearCost {
  readonly energyAmount: Amount;
  /** Bounds where a switch of rate lies inside a half hour. */
  readonly energyLowAmount: Amount;
  readonly energyHighAmount: Amount;
  readonly standingAmount: Amount;
  readonly vatAmount: Amount;
}

interface Charge {
  amount: Amount;
  low: Amount;
  high: Amount;
}

/**
 * Prices one register's year on any number of tariffs. To the unit of 10^-10 £ it is what `costOfPeriod` says of the same
 * days: half hours of one price and one rate of VAT are added up before anything is rounded. What tariffs have in common is
 * added up once: their patterns, the days, the months.
 */
export class YearCosting {
  readonly #vat: VatClasses;
  readonly #byPattern = new Map<PricePattern, Float64Array>();
  #byDay: Float64Array | null = null;

  constructor(
    readonly grid: YearGrid,
    readonly register: RegisterYear,
  ) {
    this.#vat = vatClasses(grid, register.fuel, register.direction);
  }

  /** Throws RangeError where an amount passes 2^53 (£900,719). */
  costOf(priced: PricedYear): YearCost {
    const { perMille, days } = this.#vat;
    const sum = { energyAmount: 0, energyLowAmount: 0, energyHighAmount: 0, standingAmount: 0, vatAmount: 0 };
    for (let vatClass = 0; vatClass < perMille.length; vatClass++) {
      const terms = {
        vat: priced.vat,
        statedVatPerMille: priced.statedVatPerMille,
        vatPerMille: perMille[vatClass]!,
      };
      const charge = this.#chargeOf(priced.prices, vatClass);
      const energy = payable(charge.amount, terms);
      const standing = payable(multiplyExactly(priced.standingCharge, days[vatClass]! * 1000), terms);
      const isExact = charge.low === charge.high;
      sum.energyAmount = addExactly(sum.energyAmount, energy.amount);
      sum.energyLowAmount += isExact ? energy.amount : payable(charge.low, terms).amount;
      sum.energyHighAmount += isExact ? energy.amount : payable(charge.high, terms).amount;
      sum.standingAmount = addExactly(sum.standingAmount, standing.amount);
      sum.vatAmount = addExactly(sum.vatAmount, energy.vat + standing.vat);
    }
    return sum;
  }

  #chargeOf(prices: YearPrices, vatClass: number): Charge {
    switch (prices.kind) {
      case "bands":
        return this.#chargeOfBands(prices, vatClass);
      case "half-hours":
        return this.#chargeOfHalfHours(prices, vatClass);
      case "days":
        return this.#chargeOfGroups(this.#groupedByDay(prices.prices, vatClass));
      case "blocks":
        return this.#chargeOfBlocks(prices, vatClass);
    }
  }

  #chargeOfBands({ pattern, prices }: Extract<YearPrices, { kind: "bands" }>, vatClass: number): Charge {
    const sums = this.#sumsOf(pattern);
    const groups = new Map<number, { rate: SlotRate; quantity: number }>();
    prices.forEach((rate, kind) => {
      const quantity = sums[vatClass * prices.length + kind]!;
      const like = [...groups.values()].find((group) => isSamePrice(group.rate, rate));
      if (like === undefined) groups.set(kind, { rate, quantity });
      else like.quantity += quantity;
    });
    return this.#chargeOfGroups(groups.values());
  }

  #chargeOfGroups(
    groups: Iterable<{ readonly rate: SlotRate; readonly quantity: number; readonly blockDays?: number }>,
  ): Charge {
    const { unit, gas, direction } = this.register;
    const total: Charge = { amount: 0, low: 0, high: 0 };
    for (const { rate, quantity, blockDays = 0 } of groups) {
      const charge = chargeOf(energyWhOfSum(quantity, unit, gas), rate, direction, blockDays);
      total.amount = addExactly(total.amount, charge.amount);
      total.low += charge.low;
      total.high += charge.high;
    }
    return total;
  }

  #chargeOfHalfHours(
    { prices, largestRate }: Extract<YearPrices, { kind: "half-hours" }>,
    vatClass: number,
  ): Charge {
    const { quantities, unit, direction, total } = this.register;
    if (unit !== "Wh") return this.#chargeOfGroups(this.#groupedByHalfHour(prices, vatClass));
    // No sum of these plain products may lose its last digit on the way.
    multiplyExactly(total, largestRate);
    const { dayStarts, dates } = this.grid;
    const { ofDay } = this.#vat;
    let amount = 0;
    for (let day = 0; day < dates.length; day++) {
      if (ofDay[day] !== vatClass) continue;
      const end = dayStarts[day + 1]!;
      let ofThisDay = 0;
      for (let at = dayStarts[day]!; at < end; at++) ofThisDay += quantities[at]! * prices[at]!;
      amount += ofThisDay;
    }
    const signed = direction === "import" ? amount + 0 : 0 - amount;
    return { amount: signed, low: signed, high: signed };
  }

  #groupedByHalfHour(prices: Float64Array, vatClass: number) {
    const { quantities } = this.register;
    return grouped(
      this.#slotsOf(vatClass),
      (at) => prices[at]!,
      (at) => quantities[at]!,
    );
  }

  #groupedByDay(prices: Float64Array, vatClass: number) {
    const byDay = this.#sumsByDay();
    const days = this.grid.dates.flatMap((_, day) => (this.#vat.ofDay[day] === vatClass ? [day] : []));
    return grouped(
      days,
      (day) => prices[day]!,
      (day) => byDay[day]!,
    );
  }

  #chargeOfBlocks(
    { pool, blocks, aboveRate }: Extract<YearPrices, { kind: "blocks" }>,
    vatClass: number,
  ): Charge {
    const byDay = this.#sumsByDay();
    const rate: SlotRate = { low: 0, high: 0, thirtyMinutes: 0, blocks: { blocks, aboveRate } };
    const pools = new Map<string, { rate: SlotRate; quantity: number; blockDays: number }>();
    this.grid.dates.forEach((date, day) => {
      if (this.#vat.ofDay[day] !== vatClass) return;
      const name = pool === "day" ? date : monthOf(date);
      const known = pools.get(name) ?? { rate, quantity: 0, blockDays: 0 };
      known.quantity += byDay[day]!;
      known.blockDays += 1;
      pools.set(name, known);
    });
    return this.#chargeOfGroups(pools.values());
  }

  *#slotsOf(vatClass: number): Iterable<number> {
    const { dayStarts, dates } = this.grid;
    for (let day = 0; day < dates.length; day++)
      if (this.#vat.ofDay[day] === vatClass)
        for (let at = dayStarts[day]!; at < dayStarts[day + 1]!; at++) yield at;
  }

  #sumsOf(pattern: PricePattern): Float64Array {
    const known = this.#byPattern.get(pattern) ?? this.#sumByPattern(pattern);
    this.#byPattern.set(pattern, known);
    return known;
  }

  #sumByPattern({ kindOfSlot, minutes }: PricePattern): Float64Array {
    const { quantities } = this.register;
    const { dayStarts, dates } = this.grid;
    const kinds = minutes.length;
    const sums = new Float64Array(kinds * this.#vat.perMille.length);
    for (let day = 0; day < dates.length; day++) {
      const from = this.#vat.ofDay[day]! * kinds;
      const end = dayStarts[day + 1]!;
      for (let at = dayStarts[day]!; at < end; at++) sums[from + kindOfSlot[at]!]! += quantities[at]!;
    }
    return sums;
  }

  #sumsByDay(): Float64Array {
    if (this.#byDay !== null) return this.#byDay;
    const { dayStarts, dates } = this.grid;
    const sums = new Float64Array(dates.length);
    for (let day = 0; day < dates.length; day++)
      for (let at = dayStarts[day]!; at < dayStarts[day + 1]!; at++)
        sums[day]! += this.register.quantities[at]!;
    return (this.#byDay = sums);
  }
}

function isSamePrice(a: SlotRate, b: SlotRate): boolean {
  return a.low === b.low && a.high === b.high && a.thirtyMinutes === b.thirtyMinutes;
}

function grouped(
  places: Iterable<number>,
  priceAt: (place: number) => number,
  quantityAt: (place: number) => number,
): Iterable<{ rate: SlotRate; quantity: number }> {
  const quantities = new Map<number, number>();
  for (const place of places) {
    const price = priceAt(place);
    quantities.set(price, (quantities.get(price) ?? 0) + quantityAt(place));
  }
  return [...quantities].map(([price, quantity]) => ({
    rate: { low: price, high: price, thirtyMinutes: 30 * price },
    quantity,
  }));
}
