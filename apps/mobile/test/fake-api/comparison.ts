import type {
  Arithmetic,
  BillCheck,
  BillToCheck,
  ComparisonScope,
  TariffComparison,
  TariffResult,
} from "@halfhourly/contracts";
import type { Answered, Asked } from "./answers.js";
import { newMarket, yearPenceOf, type FakeTariff } from "./fake-market.js";
import type { Household } from "./household.js";
import { problem } from "./problem.js";

/** What is said instead of what the household's consents give: GET /test/compare-STATE. */
export interface FakeComparison {
  state: TariffComparison["state"] | null;
  /** Whether what is paid today is known. */
  todayKnown: boolean;
  /** Whole days of a year that are held. */
  heldDays: number;
  /** Whether the electricity meter sends to the grid too. */
  exports: boolean;
  /** How the next bill differs from ours. */
  bill: BillCheck["reasons"][number]["code"];
}

export function newFakeComparison(): FakeComparison {
  return { state: null, todayKnown: true, heldDays: 152, exports: false, bill: "one-day-more" };
}

const TODAY_PENCE = { electricity: 115_400, gas: 61_200, both: 176_600, export: -9_400 } as const;
const YEAR = { from: "2025-11-22", to: "2026-11-21" } as const;

export function comparisonAnswer(home: Household, { method, path, query, body }: Asked): Answered | null {
  const bill = /^\/v1\/meters\/([^/]+)\/bill-checks$/.exec(path)?.[1];
  if (bill !== undefined && method === "POST") return checkBill(home, bill, JSON.parse(body) as BillToCheck);
  if (method !== "GET" || !path.startsWith("/v1/comparison")) return null;
  if (path === "/v1/comparison") return { status: 200, body: comparisonOf(home, query) };
  const [, key = "", csv] = /^\/v1\/comparison\/([^/]+)(\/csv)?$/.exec(path) ?? [];
  return arithmeticOf(home, decodeURIComponent(key), query, csv !== undefined);
}

function comparisonOf(home: Household, query: URLSearchParams): TariffComparison {
  const meters = home.meters.map(({ id, name, fuel }) => ({
    meterId: id,
    name,
    fuel,
    isConsented: isConsented(home, id),
    heldDays: home.comparison.heldDays,
    estimatedHalfHours: fuel === "gas" ? 0 : 10_234,
    uncertaintyPerMille: home.comparison.heldDays >= 365 ? 0 : fuel === "gas" ? 360 : 170,
  }));
  const fuels = meters.filter(({ isConsented: allowed }) => allowed).map(({ fuel }) => fuel);
  const scopes: ComparisonScope[] = [
    ...(fuels.length > 1 ? (["both"] as const) : []),
    ...fuels,
    ...(home.comparison.exports ? (["export"] as const) : []),
  ];
  const scope = scopes.find((one) => one === query.get("scope")) ?? scopes[0] ?? "electricity";
  const order = query.get("order") === "green" ? "green" : "cost";
  const moveEveningPercent = Number(query.get("moveEveningPercent") ?? 0);
  const state =
    home.comparison.state ??
    (meters.length === 0 ? "no-meter" : fuels.length === 0 ? "consent-needed" : "ready");
  const isReady = state === "ready";
  const today = isReady && home.comparison.todayKnown ? todayOf(scope, moveEveningPercent) : null;
  const results = isReady ? resultsOf(scope, order, moveEveningPercent, today?.totalPence ?? null) : [];
  return {
    state,
    meters,
    scope,
    scopes,
    order,
    moveEveningPercent,
    year: isReady ? YEAR : null,
    region: isReady ? "_H" : null,
    payment: "direct-debit",
    nightTimes: isReady ? "00:30-07:30 UTC" : null,
    nightTimesFrom: isReady ? "region" : null,
    market: { asOf: isReady ? "2026-11-21T05:00:00Z" : null, isStale: isReady, isGenerated: isReady },
    today,
    results,
    resultsInAll: results.length,
    notPriced: isReady
      ? [
          { supplier: "Mossgill Energy (invented)", name: "Three rate", why: "meter-times-not-known" },
          {
            supplier: "Tarnbeck Energy (invented)",
            name: "Northern fixed",
            why: "not-in-this-region-or-payment",
          },
        ]
      : [],
  };
}

function isConsented({ privacy }: Household, meterId: string): boolean {
  return privacy.consents.some(
    (one) => one.meterId === meterId && one.purpose === "comparison" && one.state === "granted",
  );
}

function todayOf(scope: ComparisonScope, moved: number) {
  // A two-rate tariff: what moves into the night costs less.
  const less = scope === "electricity" || scope === "both" ? moved * 90 : 0;
  return { name: scope === "gas" ? "Price cap" : "Night Saver", totalPence: TODAY_PENCE[scope] - less };
}

function resultsOf(
  scope: ComparisonScope,
  order: "cost" | "green",
  moved: number,
  todayPence: number | null,
): TariffResult[] {
  const priced = newMarket(scope).map((tariff) => ({ tariff, pence: yearPenceOf(tariff, moved) }));
  const green = ({ tariff }: (typeof priced)[number]) =>
    order === "green" ? (tariff.greenPerMille ?? 0) : 0;
  priced.sort((a, b) => green(b) - green(a) || a.pence - b.pence);
  return priced.map(({ tariff, pence }, place) => resultOf(tariff, pence, place + 1, todayPence));
}

function resultOf(tariff: FakeTariff, pence: number, rank: number, todayPence: number | null): TariffResult {
  const { key, supplier, name, kind, terms } = tariff;
  const standingPence = tariff.scope === "export" ? 0 : Math.round(pence * 0.22);
  return {
    rank,
    key,
    supplier: `${supplier} (invented)`,
    name,
    kind,
    isGenerated: true,
    isStale: rank % 9 === 4,
    link: null,
    totalPence: pence,
    totalExactPence: `${pence}.1234`,
    lowPence: rank === 6 ? pence - 700 : pence,
    highPence: rank === 6 ? pence + 700 : pence,
    energyPence: pence - standingPence,
    standingPence,
    vatPence: tariff.scope === "export" ? 0 : Math.round(pence * 0.03),
    differencePence: todayPence === null ? null : pence - todayPence,
    ...terms,
    greenPerMille: tariff.greenPerMille,
    greenEvidence: tariff.greenPerMille === null ? null : "Guarantees of origin held for each unit sold",
  };
}

function arithmeticOf(home: Household, key: string, query: URLSearchParams, asCsv: boolean): Answered {
  const { state, scope, results } = comparisonOf(home, query);
  if (state !== "ready") return problem(409, "comparison-not-ready");
  const result = results.find((one) => one.key === key);
  if (result === undefined) return problem(404, "tariff-not-found");
  if (asCsv) return { status: 200, body: "month,line,kwh,pence\n2025-11,day,81.204,2090.4312\n" };
  const fuels =
    scope === "both"
      ? (["electricity", "gas"] as const)
      : ([scope === "gas" ? "gas" : "electricity"] as const);
  const body: Arithmetic = {
    result,
    fuels: fuels.map((fuel) => yearOf(fuel, scope === "export")),
  };
  return { status: 200, body };
}

function yearOf(fuel: "electricity" | "gas", isExport: boolean): Arithmetic["fuels"][number] {
  const sign = isExport ? -1 : 1;
  const exact = (tenThousandths: number) => {
    const digits = String(Math.abs(tenThousandths)).padStart(5, "0");
    return `${tenThousandths < 0 ? "-" : ""}${digits.slice(0, -4)}.${digits.slice(-4)}`;
  };
  let sum = 0;
  const months = Array.from({ length: 13 }, (_, place) => {
    const month = new Date(Date.UTC(2025, 10 + place, 1)).toISOString().slice(0, 7);
    const days = place === 0 ? 9 : place === 12 ? 21 : 30;
    const bands = fuel === "gas" || isExport ? ["all"] : ["day", "night", "Super saver hours"];
    const lines = bands.map((band, nth) => {
      const wh = days * (2741 + 613 * nth + 97 * place);
      return {
        band,
        pencePerKwh: nth === 2 ? null : ["24.501", "13.5"][nth]!,
        wh,
        exactPence: exact(sign * Math.round(wh * (nth === 0 ? 245.01 : 135) * 0.1)),
      };
    });
    const energy = lines.reduce((so, line) => so + Number(line.exactPence.replace(".", "")), 0);
    const standing = isExport ? 0 : days * 571_900;
    const vat = !isExport && (fuel === "gas" || place > 4) ? Math.round((energy + standing) / 20) : 0;
    sum += energy + standing + vat;
    return {
      month,
      lines,
      standingDays: days,
      standingExactPence: exact(standing),
      vatExactPence: exact(vat),
      totalExactPence: exact(energy + standing + vat),
    };
  });
  return {
    fuel,
    direction: isExport ? "export" : "import",
    vatIncluded: true,
    standingPencePerDay: "57.19",
    months,
    totalExactPence: exact(sum),
  };
}

const OURS_PENCE = 7924;

function checkBill(home: Household, meterId: string, bill: BillToCheck): Answered {
  if (!home.meters.some(({ id }) => id === meterId)) return problem(404, "meter-not-found");
  if ((home.agreements.get(meterId) ?? []).length === 0) return problem(409, "no-agreement");
  const differencePence = bill.totalPence - OURS_PENCE;
  const body: BillCheck = {
    from: bill.from,
    to: bill.to,
    billPence: bill.totalPence,
    oursPence: OURS_PENCE,
    rounding: "total-half-up-to-penny",
    differencePence,
    lines: [
      { band: "day", pencePerKwh: "29.15", wh: 184_302, exactPence: "5372.4033", vatPerMille: 0 },
      { band: "night", pencePerKwh: "13.5", wh: 61_840, exactPence: "834.8400", vatPerMille: 0 },
    ],
    standingDays: 30,
    standingExactPence: "1715.7000",
    vatExactPence: "0.0000",
    estimatedHalfHours: 3,
    estimatedExactPence: "41.2000",
    notPriced: 0,
    reasons:
      differencePence === 0
        ? [{ code: "same", pence: 0 }]
        : Math.abs(differencePence) < 3
          ? [{ code: "rounding", pence: differencePence }]
          : [
              { code: home.comparison.bill, pence: 264 },
              { code: "estimated-half-hours", pence: 41 },
              { code: "other-prices", pence: 0 },
            ],
  };
  return { status: 200, body };
}
