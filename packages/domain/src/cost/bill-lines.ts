import { addExactly, multiplyExactly } from "../exact/rounding.js";
import { energyWhOfSum } from "../gas/gas-energy.js";
import type { Amount } from "../money/amount.js";
import { bandOf } from "../tariffs/band-of.js";
import type { TariffAgreement, UnitRate } from "../tariffs/tariff.js";
import { chargeOf } from "./cost-of-half-hours.js";
import { withVat, type CostTerms, type DayTerms } from "./terms.js";
import type { Usage, UsageByPrice } from "./usage-by-price.js";

/** The energy of one band on the same terms, as a line of a bill. */
export interface BillLine {
  /** See `bandOf`. */
  readonly band: string;
  /** As the tariff states it; null where several prices are in the band. */
  readonly rate: UnitRate | null;
  readonly energyWh: number;
  /** Without VAT. */
  readonly netAmount: Amount;
  readonly vatAmount: Amount;
}

/** What is charged on the same terms: one agreement under one rate of VAT. */
export interface BillPart {
  readonly agreement: TariffAgreement;
  readonly lines: readonly BillLine[];
  readonly standingDays: number;
  readonly standingNetAmount: Amount;
  readonly standingVatAmount: Amount;
  readonly vatPerMille: number;
}

/** A bill's parts in the order in which their terms first hold; lines in the order in which their bands are first used. */
export function billParts({ usages, unit }: UsageByPrice, terms: CostTerms): readonly BillPart[] {
  return [...usages].map(([dayTerms, usage]) => partOf(dayTerms, usage, unit, terms));
}

interface BandSum {
  readonly rates: Set<UnitRate>;
  energyWh: number;
  amount: Amount;
}

function partOf(dayTerms: DayTerms, usage: Usage, unit: UsageByPrice["unit"], terms: CostTerms): BillPart {
  const { tariff } = dayTerms.agreement;
  const sums = new Map<string, BandSum>();
  for (const [rate, quantity] of usage.quantities) {
    const energyWh = energyWhOfSum(quantity, unit, terms.gas);
    const charge = chargeOf(energyWh, rate, terms.direction, usage.blockDays.get(rate) ?? 0);
    const band = bandOf(tariff.rates, rate);
    const sum = sums.get(band) ?? { rates: new Set(), energyWh: 0, amount: 0 };
    sum.rates.add(rate.low).add(rate.high);
    sum.energyWh = addExactly(sum.energyWh, energyWh);
    sum.amount = addExactly(sum.amount, charge.amount);
    sums.set(band, sum);
  }
  const standing = netOf(multiplyExactly(tariff.standingCharge, usage.standingDays * 1000), dayTerms);
  return {
    agreement: dayTerms.agreement,
    lines: [...sums].map(([band, sum]) => lineOf(band, sum, dayTerms)),
    standingDays: usage.standingDays,
    standingNetAmount: standing.net,
    standingVatAmount: standing.vat,
    vatPerMille: dayTerms.vatPerMille,
  };
}

function lineOf(band: string, { rates, energyWh, amount }: BandSum, dayTerms: DayTerms): BillLine {
  const { net, vat } = netOf(amount, dayTerms);
  const [only = null] = rates.size === 1 ? rates : [];
  return { band, rate: only, energyWh, netAmount: net, vatAmount: vat };
}

function netOf(stated: Amount, dayTerms: DayTerms): { readonly net: Amount; readonly vat: Amount } {
  const { amount, vat } = withVat(stated, dayTerms);
  return { net: amount - vat, vat };
}
