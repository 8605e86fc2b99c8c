import {
  energyWhOfDays,
  exactPenceText,
  FILL_RULE,
  penceText,
  totalBounds,
  type Amount,
  type Bill,
  type GasConversion,
  type MarketTariff,
} from "@halfhourly/domain";
import type { Use } from "./use-of-file.js";

const kwh = (wh: number) => (wh / 1000).toFixed(3);

/** A bill for machines. Amounts on the tariff's own terms of VAT: where prices hold it, so does what they make. */
export function billDocument(tariff: MarketTariff, use: Use, bill: Bill, gas: GasConversion | undefined) {
  const isIncluded = bill.parts.some(({ agreement }) => agreement.tariff.vat === "included");
  const lines = bill.parts.flatMap(({ lines: ofPart }) => ofPart);
  const charged = (net: Amount, vat: Amount) => (isIncluded ? net + vat : net);
  const perBand: Record<string, Amount> = {};
  for (const { band, netAmount, vatAmount } of lines)
    perBand[band] = (perBand[band] ?? 0) + charged(netAmount, vatAmount);
  const standingVat = bill.parts.reduce((sum, part) => sum + part.standingVatAmount, 0);
  const bounds = totalBounds(bill.cost);
  return {
    tariff: { id: tariff.id, supplier: tariff.supplier, name: tariff.name },
    fuel: use.fuel,
    direction: use.direction,
    from: bill.from,
    to: bill.to,
    rounding: bill.rounding,
    // Standing charges alone are not what the days cost.
    total: bill.cost.energyAmount === null ? null : exactPenceText(bill.totals.totalAmount),
    bounds: bounds === null ? null : { low: exactPenceText(bounds.low), high: exactPenceText(bounds.high) },
    standingCharge: exactPenceText(charged(bill.totals.standingNetAmount, standingVat)),
    standingDays: bill.cost.standingDays,
    vat: exactPenceText(bill.totals.vatAmount),
    vatIncluded: isIncluded,
    kWh: kwh(energyWhOfDays(use.days, gas) ?? 0),
    estimatedShare: estimatedShare(use, gas),
    estimatedHalfHours: use.filled,
    estimatedBy: use.filled > 0 ? FILL_RULE : null,
    notPriced: bill.cost.notPriced.noAgreement + bill.cost.notPriced.noPrice,
    gas:
      gas === undefined
        ? null
        : { rule: gas.rule.name, calorificValue: String(gas.otherwise / gas.rule.calorificValueScale) },
    perBand: Object.fromEntries(
      Object.entries(perBand).map(([band, amount]) => [band, exactPenceText(amount)]),
    ),
    lines: lines.map(({ band, rate, energyWh, netAmount, vatAmount }) => ({
      band,
      pencePerKwh: rate === null ? null : penceText(rate),
      kWh: kwh(energyWh),
      pence: exactPenceText(charged(netAmount, vatAmount)),
    })),
    perMonth: Object.fromEntries(
      bill.months.map(({ month, amount }) => [month, amount === null ? null : exactPenceText(amount)]),
    ),
    perDay: Object.fromEntries(
      bill.days.map(({ date, amount }) => [date, amount === null ? null : exactPenceText(amount)]),
    ),
  };
}

export type BillDocument = ReturnType<typeof billDocument>;

/** How much of the energy is estimated, by us or by whoever read the meter: 0 to 1 with four decimals. */
function estimatedShare({ days }: Use, gas: GasConversion | undefined): string {
  const all = energyWhOfDays(days, gas) ?? 0;
  const estimated = days.map((day) => ({
    ...day,
    slots: day.slots.map((slot) => (slot?.quality === "estimated" ? slot : null)),
  }));
  return (all === 0 ? 0 : (energyWhOfDays(estimated, gas) ?? 0) / all).toFixed(4);
}

/** A bill for people. */
export function showBill(bill: BillDocument): string {
  const pounds = (pence: string) => `£${(Number(pence) / 100).toFixed(2)}`;
  const { tariff, from, to, lines, standingDays, standingCharge, vat, vatIncluded, total, bounds } = bill;
  const rows = lines.map(
    ({ band, pencePerKwh, kWh, pence }) =>
      `  ${band.padEnd(20)} ${kWh.padStart(12)} kWh ${pencePerKwh === null ? "" : `at ${pencePerKwh}p`.padEnd(12)} ${pounds(pence).padStart(12)}`,
  );
  return `${[
    `${tariff.supplier}, ${tariff.name}: ${bill.fuel} ${bill.direction}, ${from} to ${to}`,
    ...rows,
    `  standing charge, ${standingDays} days ${pounds(standingCharge).padStart(25)}`,
    `  VAT${vatIncluded ? " (in the prices)" : ""} ${pounds(vat).padStart(30)}`,
    total === null
      ? "  no half hour has a price on this tariff"
      : `  total ${pounds(total)} (${bill.rounding === "none" ? "not rounded" : bill.rounding})${bounds === null ? "" : `, between ${pounds(bounds.low)} and ${pounds(bounds.high)}: a rate switches inside half hours`}`,
    ...(Number(bill.estimatedShare) > 0
      ? [`  ${(Number(bill.estimatedShare) * 100).toFixed(2)} % of the energy is estimated`]
      : []),
    ...(bill.notPriced > 0
      ? [`  ${bill.notPriced} half hours have no price on this tariff and are not in the total`]
      : []),
  ].join("\n")}\n`;
}
