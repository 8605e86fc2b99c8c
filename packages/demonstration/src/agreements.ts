import type { NewAgreement } from "@halfhourly/contracts";
import { addDays, type LondonDate } from "@halfhourly/domain";
import type { Chance } from "./chance.js";

/** A made-up tariff that is priced anew on the same date of every year. */
export interface YearlyTariff {
  readonly direction: NewAgreement["direction"];
  /** Invented, and no word of either language. */
  readonly name: string;
  /** `MM-DD`, not 02-29. */
  readonly changesOn: string;
  readonly standingChargePence: number;
  /** Writes the year's rates; `pence` turns this tariff's usual price into that year's, as exact text. */
  rates(pence: (usual: number) => string): NewAgreement["rates"];
}

/** A year's prices lie up to this share above or below the usual ones. */
const LARGEST_CHANGE = 0.07;
const PRICE_OF_YEAR = 41;

/**
 * The agreements that touch the dates, in order, each from one change to the day before the next. A year's agreement is
 * the same whenever it is asked for; the newest therefore ends in the future rather than never.
 */
export function yearlyAgreements(
  tariff: YearlyTariff,
  chance: Chance,
  dates: { readonly from: LondonDate; readonly to: LondonDate },
): NewAgreement[] {
  const agreements: NewAgreement[] = [];
  for (let year = Number(dates.from.slice(0, 4)) - 1; year <= Number(dates.to.slice(0, 4)); year++) {
    const agreement = agreementOf(tariff, chance, year);
    if (agreement.from <= dates.to && agreement.to! >= dates.from) agreements.push(agreement);
  }
  return agreements;
}

function agreementOf(tariff: YearlyTariff, chance: Chance, year: number): NewAgreement {
  const factor = 1 + LARGEST_CHANGE * (2 * chance(PRICE_OF_YEAR, year) - 1);
  const pence = (usual: number): string => (usual * factor).toFixed(2);
  return {
    direction: tariff.direction,
    name: `${tariff.name} ${year}`,
    rates: tariff.rates(pence),
    standingChargePencePerDay: pence(tariff.standingChargePence),
    vat: "included",
    from: `${year}-${tariff.changesOn}`,
    to: addDays(`${year + 1}-${tariff.changesOn}`, -1),
    origin: "generated",
  };
}
