import { addExactly, multiplyThenDivideHalfUp } from "../exact/rounding.js";
import type { Fuel } from "../meters/register.js";
import type { Amount } from "../money/amount.js";
import { isLondonDate, type LondonDate } from "../time/calendar.js";

export interface VatRate {
  readonly from: LondonDate;
  /** In thousandths: 50 is 5 %. */
  readonly perMille: number;
  readonly source: string;
}

const UNTIL_2026: readonly VatRate[] = [
  {
    from: "1990-01-01",
    perMille: 0,
    source: "zero-rated for domestic use (HC Deb 22 July 1991 vol 195 c360W)",
  },
  {
    from: "1994-04-01",
    perMille: 80,
    source: "Finance Act 1993, section 42; Value Added Tax Act 1994, section 2(1A)",
  },
  { from: "1997-09-01", perMille: 50, source: "Finance (No. 2) Act 1997, section 6" },
];

/**
 * VAT on fuel and power for domestic use in Great Britain, newest last. Standing charges bear it as unit rates do (HC Deb
 * 1 December 1993, written answer; HC Deb 20 December 1994). See also HMRC, VAT Notice 701/19.
 */
export const DOMESTIC_FUEL_VAT: Readonly<Record<Fuel, readonly VatRate[]>> = {
  electricity: [
    ...UNTIL_2026,
    {
      from: "2026-10-01",
      perMille: 0,
      source: "The Value Added Tax (Supplies of Domestic Electricity) Order 2026, SI 2026/987",
    },
    { from: "2027-04-01", perMille: 50, source: "SI 2026/987, article 1: until 31 March 2027" },
  ],
  gas: UNTIL_2026,
};

/** The rate of VAT on a home's energy on a London date, in thousandths. Throws RangeError unless `isLondonDate(date)`. */
export function vatRateOn(
  fuel: Fuel,
  date: LondonDate,
  rates: readonly VatRate[] = DOMESTIC_FUEL_VAT[fuel],
): number {
  if (!isLondonDate(date)) throw new RangeError(`"${date}" is not a date`);
  const rate = rates.findLast((known) => known.from <= date);
  if (rate === undefined) throw new RangeError(`no rate of VAT is known on ${date}`);
  return rate.perMille;
}

/** The VAT to add to an amount without it, half-up to 10^-10 £. */
export function vatOnTop(net: Amount, perMille: number): Amount {
  return multiplyThenDivideHalfUp(net, perMille, 1000);
}

/** The VAT that an amount holds, half-up to 10^-10 £. */
export function vatWithin(gross: Amount, perMille: number): Amount {
  return multiplyThenDivideHalfUp(gross, perMille, 1000 + perMille);
}

export interface VatTerms {
  readonly vat: "included" | "excluded";
  /** The rate that holds, in thousandths. */
  readonly vatPerMille: number;
  /** The rate that prices with VAT hold. */
  readonly statedVatPerMille: number;
}

/**
 * An amount at stated prices as it is paid, and the VAT in that. Where the rate of VAT has changed since prices that hold
 * it were stated, the price without it is what stands.
 */
export function payable(stated: Amount, terms: VatTerms): { amount: Amount; vat: Amount } {
  const { vatPerMille, statedVatPerMille } = terms;
  if (terms.vat === "excluded") {
    const vat = vatOnTop(stated, vatPerMille);
    return { amount: addExactly(stated, vat), vat };
  }
  const amount =
    vatPerMille === statedVatPerMille
      ? stated
      : inProportion(stated, 1000 + vatPerMille, 1000 + statedVatPerMille);
  return { amount, vat: vatWithin(amount, vatPerMille) };
}

/** In lowest terms first, which keeps a year's amounts within plain numbers. */
function inProportion(amount: Amount, numerator: number, denominator: number): Amount {
  const common = greatestCommonDivisor(numerator, denominator);
  return multiplyThenDivideHalfUp(amount, numerator / common, denominator / common);
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
