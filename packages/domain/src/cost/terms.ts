import type { GasConversion } from "../gas/gas-energy.js";
import type { Direction, Fuel } from "../meters/register.js";
import { findAgreement } from "../tariffs/agreements.js";
import { RateTable } from "../tariffs/day-rates.js";
import type { Rates, TariffAgreement } from "../tariffs/tariff.js";
import { payable, vatRateOn } from "../tariffs/vat.js";
import type { Amount } from "../money/amount.js";
import type { LondonDate } from "../time/calendar.js";

/** On what terms one register's half hours are costed. */
export interface CostTerms {
  readonly fuel: Fuel;
  readonly agreements: readonly TariffAgreement[];
  readonly direction: Direction;
  /** For registers in dm3; the fallback conversion where left out. */
  readonly gas?: GasConversion;
  /** The date whose VAT a date's use bears; itself unless said. For what the same use would cost in a year to come. */
  readonly vatDateOf?: (date: LondonDate) => LondonDate;
  /** False for a register whose meter point already bears the charge on another (a second element). */
  readonly bearsStandingCharge?: boolean;
}

/** One agreement under one rate of VAT. */
export interface DayTerms {
  readonly agreement: TariffAgreement;
  readonly rates: RateTable;
  readonly vatPerMille: number;
  /** What prices that hold VAT hold: that of the day from which they are stated. */
  readonly statedVatPerMille: number;
}

/** A tariff's table is worked out once, however many days and calls are costed by it. */
const tables = new WeakMap<Rates, RateTable>();

function tableOf(rates: Rates): RateTable {
  const held = tables.get(rates);
  if (held !== undefined) return held;
  const made = new RateTable(rates);
  tables.set(rates, made);
  return made;
}

/** Finds each day's terms, and gives days on the same terms the same object. */
export class TermsByDate {
  readonly #terms: CostTerms;
  readonly #known: DayTerms[] = [];

  constructor(terms: CostTerms) {
    this.#terms = terms;
  }

  /** Null where no agreement covers the date. */
  on(date: LondonDate): DayTerms | null {
    const agreement = findAgreement(this.#terms.agreements, date);
    if (agreement === null) return null;
    const { fuel, direction, vatDateOf = (day) => day } = this.#terms;
    const vatOn = (day: LondonDate) => (direction === "export" ? 0 : vatRateOn(fuel, day));
    const vatPerMille = vatOn(vatDateOf(date));
    const known = this.#known.find(
      (terms) => terms.agreement === agreement && terms.vatPerMille === vatPerMille,
    );
    if (known !== undefined) return known;
    const statedVatPerMille = vatOn(agreement.statedOn ?? agreement.from);
    const found = { agreement, vatPerMille, statedVatPerMille, rates: tableOf(agreement.tariff.rates) };
    this.#known.push(found);
    return found;
  }
}

/** An amount at the tariff's own prices, as the household pays it, and the VAT in that. */
export function withVat(amount: Amount, terms: DayTerms): { amount: Amount; vat: Amount } {
  return payable(amount, { ...terms, vat: terms.agreement.tariff.vat });
}
