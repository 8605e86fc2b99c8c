import { chargeOf, chargeOfBlocks } from "../cost/cost-of-half-hours.js";
import { addExactly, multiplyExactly } from "../exact/rounding.js";
import { energyWhOfSum } from "../gas/gas-energy.js";
import type { Amount } from "../money/amount.js";
import type { SlotRate } from "../tariffs/day-rates.js";
import { payable } from "../tariffs/vat.js";
import type { PricePattern } from "./price-pattern.js";
import type { PricedYear, YearPrices } from "./price-year.js";
import type { RegisterYear, VatClasses, YearGrid } from "./year.js";

/** What a year of one register costs; every amount holds its VAT. Export is negative. */
export interface YearCost {
  readonly energyAmount: Amount;
  /** Bounds where a switch of rate lies inside a half hour. */
  readonly energyLowAmount: Amount;
  readonly energyHighAmount: Amount;
  readonly standingAmount: Amount;
  readonly vatAmount: Amount;
}

const MOST_SLOTS_A_DAY = 50;

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
  #byKindOfDay: Float64Array | null = null;

  constructor(
    readonly grid: YearGrid,
    readonly register: RegisterYear,
  ) {
    this.#vat = grid.vat[register.direction === "export" ? "export" : register.fuel];
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
        return this.#chargeOfDays(prices, vatClass);
      case "blocks":
        return this.#chargeOfBlocks(prices, vatClass);
    }
  }

  #chargeOfBands(
    { pattern, prices, rates, largestRate }: Extract<YearPrices, { kind: "bands" }>,
    vatClass: number,
  ): Charge {
    const sums = this.#sumsOf(pattern);
    const first = vatClass * prices.length;
    if (rates !== null && this.register.unit === "Wh") {
      multiplyExactly(this.register.total, largestRate);
      let amount = 0;
      for (let kind = 0; kind < rates.length; kind++) amount += sums[first + kind]! * rates[kind]!;
      return this.#exactly(amount + 0);
    }
    const groups: { rate: SlotRate; quantity: number }[] = [];
    prices.forEach((rate, kind) => {
      const quantity = sums[first + kind]!;
      const like = groups.find((group) => isSamePrice(group.rate, rate));
      if (like === undefined) groups.push({ rate, quantity });
      else like.quantity += quantity;
    });
    return this.#chargeOfGroups(groups);
  }

  #exactly(amount: Amount): Charge {
    const signed = this.register.direction === "import" ? amount : 0 - amount;
    return { amount: signed, low: signed, high: signed };
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
    const { quantities, unit, total } = this.register;
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
    return this.#exactly(amount + 0);
  }

  #groupedByHalfHour(prices: Float64Array, vatClass: number) {
    const { quantities } = this.register;
    return grouped(
      this.#slotsOf(vatClass),
      (at) => prices[at]!,
      (at) => quantities[at]!,
    );
  }

  #chargeOfDays({ prices, largestRate }: Extract<YearPrices, { kind: "days" }>, vatClass: number): Charge {
    const byDay = this.#sumsByDay();
    if (this.register.unit !== "Wh") return this.#chargeOfGroups(this.#groupedByDay(prices, vatClass));
    multiplyExactly(this.register.total, largestRate);
    let amount = 0;
    for (let day = 0; day < byDay.length; day++)
      if (this.#vat.ofDay[day] === vatClass) amount += byDay[day]! * prices[day]!;
    return this.#exactly(amount + 0);
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
    const poolOf = pool === "day" ? null : this.grid.monthOfDay;
    const quantities = new Float64Array(byDay.length);
    const blockDays = new Uint16Array(byDay.length);
    for (let day = 0; day < byDay.length; day++) {
      if (this.#vat.ofDay[day] !== vatClass) continue;
      const at = poolOf === null ? day : poolOf[day]!;
      quantities[at]! += byDay[day]!;
      blockDays[at]! += 1;
    }
    const { unit, gas } = this.register;
    let amount = 0;
    for (let at = 0; at < quantities.length; at++)
      if (blockDays[at] !== 0) {
        const energyWh = energyWhOfSum(quantities[at]!, unit, gas);
        amount = addExactly(amount, chargeOfBlocks(energyWh, { blocks, aboveRate }, blockDays[at]!));
      }
    return this.#exactly(amount);
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

  #sumByPattern(pattern: PricePattern): Float64Array {
    const { minutes, isWeekly } = pattern;
    const sums = new Float64Array(minutes.length * this.#vat.perMille.length);
    if (isWeekly) this.#addWeekly(pattern, sums);
    else this.#addEachDay(pattern, sums);
    return sums;
  }

  #addEachDay({ kindOfSlot, minutes }: PricePattern, sums: Float64Array): void {
    const { quantities } = this.register;
    const { dayStarts, dates } = this.grid;
    for (let day = 0; day < dates.length; day++) {
      const from = this.#vat.ofDay[day]! * minutes.length;
      const end = dayStarts[day + 1]!;
      for (let at = dayStarts[day]!; at < end; at++) sums[from + kindOfSlot[at]!]! += quantities[at]!;
    }
  }

  #addWeekly({ kindOfSlot, minutes }: PricePattern, sums: Float64Array): void {
    const { dayStarts, dayOfKind } = this.grid;
    const byKind = this.#sumsByKindOfDay();
    for (let vatClass = 0; vatClass < this.#vat.perMille.length; vatClass++)
      for (let kind = 0; kind < dayOfKind.length; kind++) {
        const first = dayStarts[dayOfKind[kind]!]!;
        const count = dayStarts[dayOfKind[kind]! + 1]! - first;
        const from = (vatClass * dayOfKind.length + kind) * MOST_SLOTS_A_DAY;
        for (let i = 0; i < count; i++)
          sums[vatClass * minutes.length + kindOfSlot[first + i]!]! += byKind[from + i]!;
      }
  }

  /** By rate of VAT, kind of day and half hour of the day. */
  #sumsByKindOfDay(): Float64Array {
    if (this.#byKindOfDay !== null) return this.#byKindOfDay;
    const { dayStarts, dates, kindOfDay, dayOfKind } = this.grid;
    const { quantities } = this.register;
    const sums = new Float64Array(this.#vat.perMille.length * dayOfKind.length * MOST_SLOTS_A_DAY);
    for (let day = 0; day < dates.length; day++) {
      const from = (this.#vat.ofDay[day]! * dayOfKind.length + kindOfDay[day]!) * MOST_SLOTS_A_DAY;
      const first = dayStarts[day]!;
      const count = dayStarts[day + 1]! - first;
      for (let i = 0; i < count; i++) sums[from + i]! += quantities[first + i]!;
    }
    return (this.#byKindOfDay = sums);
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
