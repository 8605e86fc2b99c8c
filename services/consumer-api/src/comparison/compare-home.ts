import type { ComparisonScope, MarketEntry } from "@halfhourly/contracts";
import {
  findAgreement,
  HomeComparison,
  PricePatterns,
  priceYear,
  ranked,
  scopeOf,
  YearCosting,
  type Amount,
  type ComparedTariff,
  type HomePlace,
  type MarketTariff,
  type NotPriceable,
  type PreparedTariff,
  type Ranked,
  type TariffAgreement,
} from "@halfhourly/domain";
import type { AgreementsByDirection } from "../tariffs/agreement-reader.js";
import type { Context } from "../context.js";
import { readHomeYear, type ComparedHome, type KnownYear } from "./home-year.js";
import { placeOfHome } from "./place-of-home.js";
import type { ComparisonPlan } from "./plan-comparison.js";
import type { LaidOutMarket } from "./prepared-markets.js";

/** Why there is nothing to compare. */
export type NotReady = "no-meter" | "consent-needed" | "too-little" | "region-unknown" | "no-market";

export interface ComparedHere {
  readonly home: ComparedHome;
  readonly place: HomePlace;
  readonly market: LaidOutMarket;
  readonly scope: ComparisonScope;
  readonly scopes: readonly ComparisonScope[];
  readonly results: readonly Ranked[];
  readonly notPriced: readonly { readonly tariff: MarketTariff; readonly why: NotPriceable }[];
  /** What the home's own tariffs cost in the same year; null where one of the scope is not known. */
  readonly today: { readonly name: string; readonly totalAmount: Amount } | null;
}

export type HomeCompared =
  | { readonly state: "ready"; readonly compared: ComparedHere }
  | { readonly state: NotReady; readonly home: ComparedHome | null };

/** Every tariff that can be had on the home's own year, and today's beside them. */
export async function compareHome(context: Context, plan: ComparisonPlan): Promise<HomeCompared> {
  if (plan.meters.length === 0) return { state: "no-meter", home: null };
  if (plan.meters.every(({ grant }) => grant === null)) return { state: "consent-needed", home: null };
  const home = await readHomeYear(context, plan);
  const scopes = home === null ? [] : scopesOf(home);
  if (home === null || scopes.length === 0) return { state: "too-little", home };
  const own = await ownAgreements(context, plan);
  const place = placeOfHome(
    plan,
    own.flatMap(({ agreements }) => agreements.import),
  );
  if (place === null) return { state: "region-unknown", home };
  if (plan.market.tariffs.length === 0) return { state: "no-market", home };
  const scope = scopes.find((one) => one === plan.question.scope) ?? scopes[0]!;
  const market = context.preparedMarkets.of(plan.market, home.grid, place);
  const sweep = new HomeComparison(home.grid, home.year);
  const inScope = (tariff: MarketTariff) => scopeOf(tariff) === scope;
  const compared: ComparedTariff[] = market.prepared.priced
    .filter(({ tariff }) => inScope(tariff))
    .flatMap((tariff) => sweep.costOf(tariff) ?? []);
  return {
    state: "ready",
    compared: {
      home,
      place,
      market,
      scope,
      scopes,
      results: ranked(compared, plan.question.order ?? "cost"),
      notPriced: market.prepared.notPriceable.filter(
        ({ tariff, why }) => inScope(tariff) && why !== "not-in-this-region-or-payment",
      ),
      today: costToday(plan, home, scope, own),
    },
  };
}

/** What of the home can be compared, the widest first. */
function scopesOf({ year }: ComparedHome): readonly ComparisonScope[] {
  const scopes: ComparisonScope[] = [];
  if (year.electricity !== null && year.gas !== null) scopes.push("both");
  if (year.electricity !== null) scopes.push("electricity");
  if (year.gas !== null) scopes.push("gas");
  if (year.export !== null) scopes.push("export");
  return scopes;
}

interface OwnAgreements {
  readonly meterId: string;
  readonly agreements: AgreementsByDirection;
}

function ownAgreements(context: Context, { meters }: ComparisonPlan): Promise<OwnAgreements[]> {
  return Promise.all(
    meters.map(async ({ linked }) => ({
      meterId: linked.id,
      agreements: await context.agreements.of(linked),
    })),
  );
}

/** The year on the agreements of today: their prices, as every other tariff is priced. */
function costToday(
  { today }: ComparisonPlan,
  home: ComparedHome,
  scope: ComparisonScope,
  own: readonly OwnAgreements[],
): ComparedHere["today"] {
  const wanted = home.known.filter((known) => isOfScope(known, scope));
  const names: string[] = [];
  let totalAmount = 0;
  for (const known of wanted) {
    const agreements = own.find(({ meterId }) => meterId === known.meter.linked.id)?.agreements;
    const agreement = findAgreement(agreements?.[known.direction] ?? [], today);
    const cost = agreement === null ? null : costOf(home, known, agreement);
    if (agreement === null || cost === null) return null;
    names.push(agreement.tariff.name);
    totalAmount += cost;
  }
  return names.length === 0 ? null : { name: [...new Set(names)].join(" + "), totalAmount };
}

function isOfScope({ meter, direction }: KnownYear, scope: ComparisonScope): boolean {
  if (scope === "export" || direction === "export") return scope === "export" && direction === "export";
  return scope === "both" || meter.linked.fuel === scope;
}

function costOf(
  { grid, year }: ComparedHome,
  { meter, direction }: KnownYear,
  agreement: TariffAgreement,
): Amount | null {
  const { fuel } = meter.linked;
  const register = direction === "export" ? year.export : year[fuel];
  if (register === null) return null;
  const stated = { on: agreement.statedOn ?? agreement.from, fuel, direction };
  const priced = priceYear(grid, new PricePatterns(grid), agreement.tariff, stated);
  if (priced === null) return null;
  const cost = new YearCosting(grid, register).costOf(priced);
  return cost.energyAmount + cost.standingAmount;
}

/** A tariff's own name in addresses. */
export function keyOf({ source, tariff }: MarketEntry): string {
  return `${source}~${tariff.id}`;
}

export function findByKey(
  { market }: ComparedHere,
  results: readonly Ranked[],
  key: string,
): { readonly entry: MarketEntry; readonly result: Ranked; readonly prepared: PreparedTariff } | null {
  for (const result of results) {
    const entry = market.entryOf.get(result.compared.tariff);
    if (entry === undefined || keyOf(entry) !== key) continue;
    const prepared = market.prepared.priced.find(({ tariff }) => tariff === entry.tariff);
    if (prepared !== undefined) return { entry, result, prepared };
  }
  return null;
}
