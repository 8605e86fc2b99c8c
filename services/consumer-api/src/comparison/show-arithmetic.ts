import type { Arithmetic } from "@halfhourly/contracts";
import {
  comingDate,
  comparisonTerms,
  exactPenceText,
  penceText,
  billParts,
  totalAmount,
  costOfPeriod,
  usageByPrice,
  type BillPart,
  type ComparisonTerms,
  type CostTerms,
  type DayBlock,
  type LondonMonth,
  monthOf,
} from "@halfhourly/domain";
import { csvRow } from "../export/csv-row.js";
import { findByKey, type ComparedHere } from "./compare-home.js";
import type { KnownYear } from "./home-year.js";
import { showResult } from "./show-comparison.js";

/** The whole arithmetic of one result; null where no result has the key. */
export function showArithmetic(compared: ComparedHere, key: string): Arithmetic | null {
  const found = findByKey(compared, compared.results, key);
  if (found === null) return null;
  const { result, entry } = found;
  const { tariff } = entry;
  const fuels = found.prepared.fuels.flatMap(({ fuel }) => {
    const terms = comparisonTerms(tariff, fuel, compared.place, compared.home.grid.year);
    const known = compared.home.known.find(
      ({ meter, direction }) => meter.linked.fuel === fuel && direction === tariff.direction,
    );
    return typeof terms === "string" || known === undefined ? [] : [fuelArithmetic(compared, known, terms)];
  });
  return { result: showResult(compared, result), fuels };
}

function fuelArithmetic({ home }: ComparedHere, known: KnownYear, { tariff, statedOn }: ComparisonTerms) {
  const { year } = home.grid;
  const { fuel } = known.meter.linked;
  const { direction, gas } = known;
  const terms: CostTerms = {
    fuel,
    direction,
    gas,
    agreements: [{ tariff, from: year.from, to: null, statedOn }],
    vatDateOf: (date) => comingDate(year, date),
  };
  const whole = costOfPeriod(known.days, { from: year.from, to: year.to, latestHeldDate: year.to }, terms);
  return {
    fuel,
    direction,
    vatIncluded: tariff.vat === "included",
    standingPencePerDay: penceText(tariff.standingCharge),
    months: monthsOf(known.days).map(([month, days]) => monthArithmetic(month, days, terms)),
    totalExactPence: exactPenceText(totalAmount(whole) ?? 0),
  };
}

function monthsOf(days: readonly DayBlock[]): readonly (readonly [LondonMonth, readonly DayBlock[]])[] {
  const months = new Map<LondonMonth, DayBlock[]>();
  for (const day of days) months.set(monthOf(day.date), [...(months.get(monthOf(day.date)) ?? []), day]);
  return [...months];
}

function monthArithmetic(month: LondonMonth, days: readonly DayBlock[], terms: CostTerms) {
  const period = { from: days[0]!.date, to: days.at(-1)!.date, latestHeldDate: days.at(-1)!.date };
  const parts = billParts(usageByPrice(days, period, terms), terms);
  const cost = costOfPeriod(days, period, terms);
  const sum = (of: (part: BillPart) => number) => parts.reduce((total, part) => total + of(part), 0);
  return {
    month,
    lines: parts.flatMap(({ lines }) =>
      lines.map(({ band, rate, energyWh, netAmount }) => ({
        band,
        pencePerKwh: rate === null ? null : penceText(rate),
        wh: energyWh,
        exactPence: exactPenceText(netAmount),
      })),
    ),
    standingDays: sum(({ standingDays }) => standingDays),
    standingExactPence: exactPenceText(sum(({ standingNetAmount }) => standingNetAmount)),
    vatExactPence: exactPenceText(cost.energyVatAmount + cost.standingVatAmount),
    totalExactPence: exactPenceText(totalAmount(cost) ?? 0),
  };
}

/** The same as a table: one line a band and month, then what is charged beside. Amounts as in `Arithmetic`. */
export function arithmeticCsv({ result, fuels }: Arithmetic): string {
  const name = `${result.supplier}: ${result.name}`;
  const rows = fuels.flatMap(({ fuel, direction, months }) =>
    months.flatMap(({ month, lines, ...charged }) => {
      const row = (line: string, price: string | null, wh: number | null, pence: string) =>
        csvRow([
          name,
          fuel,
          direction,
          month,
          line,
          price === null ? null : Number(price),
          wh === null ? null : wh / 1000,
          Number(pence),
        ]);
      return [
        ...lines.map(({ band, pencePerKwh, wh, exactPence: pence }) => row(band, pencePerKwh, wh, pence)),
        row("standing charge", null, null, charged.standingExactPence),
        row("VAT", null, null, charged.vatExactPence),
        row("total", null, null, charged.totalExactPence),
      ];
    }),
  );
  return (
    csvRow(["tariff", "fuel", "direction", "month", "line", "pence_per_kwh", "kwh", "pence"]) + rows.join("")
  );
}
