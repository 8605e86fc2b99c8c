import type { MarketEntry, TariffComparison, TariffResult } from "@halfhourly/contracts";
import { exactPenceText, roundPenceHalfUp, type Amount, type Ranked } from "@halfhourly/domain";
import { isoSeconds } from "../actions/show-meters.js";
import { keyOf, type ComparedHere, type HomeCompared } from "./compare-home.js";
import { nightText } from "./place-of-home.js";
import type { ComparisonPlan } from "./plan-comparison.js";
import type { ComparedHome } from "./home-year.js";

const mostResults = 1000;
const mostNotPriced = 200;

export function showComparison(plan: ComparisonPlan, found: HomeCompared): TariffComparison {
  const { market, question } = plan;
  const ready = found.state === "ready" ? found.compared : null;
  const home = found.state === "ready" ? found.compared.home : found.home;
  const results = ready?.results ?? [];
  const needsNight = results.some(({ compared }) =>
    compared.tariff.prices.some(({ rates }) => rates.kind === "multi-rate"),
  );
  const oldest = market.tariffs.reduce<number | null>(
    (ms, { asOfMs }) => (ms === null ? asOfMs : Math.min(ms, asOfMs)),
    null,
  );
  return {
    state: found.state,
    meters: plan.meters.map(({ linked, grant }) => showMeter(home, linked, grant !== null)),
    scope: ready?.scope ?? question.scope ?? "both",
    scopes: [...(ready?.scopes ?? [])],
    order: question.order ?? "cost",
    moveEveningPercent: question.moveEveningPercent ?? 0,
    year: home === null ? null : { from: home.grid.year.from, to: home.grid.year.to },
    region: ready?.place.region ?? null,
    payment: ready?.place.payment ?? "direct-debit",
    nightTimes: ready !== null && needsNight ? nightText(ready.place) : null,
    nightTimesFrom: ready !== null && needsNight ? (ready.place.switchTable?.from ?? null) : null,
    market: {
      asOf: oldest === null ? null : isoSeconds(oldest),
      isStale: market.tariffs.some(({ isStale }) => isStale),
      isGenerated: market.tariffs.length > 0 && market.tariffs.every(({ generated }) => generated),
    },
    today: ready?.today
      ? { name: ready.today.name.slice(0, 200), totalPence: roundPenceHalfUp(ready.today.totalAmount) }
      : null,
    results: ready === null ? [] : results.slice(0, mostResults).map((result) => showResult(ready, result)),
    resultsInAll: results.length,
    notPriced: (ready?.notPriced ?? [])
      .slice(0, mostNotPriced)
      .map(({ tariff, why }) => ({ supplier: tariff.supplier, name: tariff.name, why })),
  };
}

function showMeter(
  home: ComparedHome | null,
  linked: ComparisonPlan["meters"][number]["linked"],
  isConsented: boolean,
) {
  const known = home?.known.find(
    ({ meter, direction }) => meter.linked.id === linked.id && direction === "import",
  );
  return {
    meterId: linked.id,
    name: linked.name,
    fuel: linked.fuel,
    isConsented,
    heldDays: known?.heldDays ?? 0,
    estimatedHalfHours: known?.estimatedHalfHours ?? 0,
    uncertaintyPerMille: known?.uncertaintyPerMille ?? null,
  };
}

export function showResult({ market, today }: ComparedHere, { rank, compared }: Ranked): TariffResult {
  const { tariff, fuels } = compared;
  // Every result comes from an entry of the market.
  const entry: MarketEntry = market.entryOf.get(tariff)!;
  const sum = (of: (cost: (typeof fuels)[number]["cost"]) => Amount) =>
    roundPenceHalfUp(fuels.reduce((total, { cost }) => total + of(cost), 0));
  const totalPence = roundPenceHalfUp(compared.totalAmount);
  return {
    rank,
    key: keyOf(entry),
    supplier: tariff.supplier,
    name: tariff.name,
    kind: tariff.kind,
    isGenerated: entry.generated,
    isStale: entry.isStale,
    link: tariff.link,
    totalPence,
    totalExactPence: exactPenceText(compared.totalAmount),
    lowPence: roundPenceHalfUp(compared.lowAmount),
    highPence: roundPenceHalfUp(compared.highAmount),
    energyPence: sum(({ energyAmount }) => energyAmount),
    standingPence: sum(({ standingAmount }) => standingAmount),
    vatPence: sum(({ vatAmount }) => vatAmount),
    differencePence: today === null ? null : totalPence - roundPenceHalfUp(today.totalAmount),
    exitFeePence: Math.round(((tariff.exitFees.electricity ?? 0) + (tariff.exitFees.gas ?? 0)) / 100_000),
    fixedMonths: tariff.fixedFor !== null && "months" in tariff.fixedFor ? tariff.fixedFor.months : null,
    fixedUntil: tariff.fixedFor !== null && "until" in tariff.fixedFor ? tariff.fixedFor.until : null,
    greenPerMille: tariff.green?.perMille ?? null,
    greenEvidence: tariff.green?.evidence ?? null,
    eligibility: [...tariff.eligibility],
    conditions: tariff.discounts.flatMap(({ condition }) => condition ?? []),
  };
}
