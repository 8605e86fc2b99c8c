import type { ComparisonQuery, Market } from "@halfhourly/contracts";
import {
  londonDateAt,
  type Direction,
  type Fuel,
  type Grant,
  type LondonDate,
  type SwitchTable,
} from "@halfhourly/domain";
import type { RegisterSummary } from "@halfhourly/reading-store";
import { meterNotFound } from "../actions/agreements.js";
import { metersOf, type LinkedMeter } from "../actions/meter-rows.js";
import type { Context } from "../context.js";
import { entityTag } from "../http/conditional.js";

/** Raise it when a rule changes what a comparison says of the same readings. */
const rulesVersion = 1;

/** A meter of the compared home, with the right to compare by its readings; null without a live consent to it. */
export interface ComparedMeter {
  readonly linked: LinkedMeter;
  readonly grant: Grant | null;
  readonly registers: readonly RegisterSummary[];
}

export interface ComparisonPlan {
  readonly household: string;
  /** One electricity meter and one gas meter, as far as there are. */
  readonly meters: readonly ComparedMeter[];
  /** When the electricity meter's second rate counts, as it says itself; null where it does not. */
  readonly meterTable: SwitchTable | null;
  readonly market: Market;
  readonly today: LondonDate;
  readonly question: ComparisonQuery;
  /** The same as long as the answer would be: readings, agreements, market and the day. */
  readonly tag: string;
}

const emptyMarket: Market = { revision: "none", tariffs: [], unpriceable: [] };

/** Which meters of the household are compared. Reads no day. Throws Problem `meter-not-found`. */
export async function planComparison(
  context: Context,
  household: string,
  question: ComparisonQuery,
): Promise<ComparisonPlan> {
  const all = await metersOf(context, household);
  const chosen = [meterOfFuel(all, "electricity", question.meter), meterOfFuel(all, "gas", undefined)];
  const meters = await Promise.all(
    chosen.filter((linked) => linked !== undefined).map((linked) => comparable(context, linked)),
  );
  const market = offered((await context.market?.market()) ?? emptyMarket);
  const meterTable = await meterTableOf(context, meters);
  const today = londonDateAt(context.now());
  const held = meters.map(({ linked, grant, registers }) => [
    linked,
    grant !== null,
    registers.map(({ register, revision }) => [register.direction, register.element, revision]),
  ]);
  const values = context.calorificValues?.revision ?? "none";
  const tag = entityTag(
    "comparison",
    rulesVersion,
    question,
    held,
    meterTable,
    market.revision,
    staleness(market),
    values,
    today,
  );
  return { household, meters, meterTable, market, today, question, tag };
}

/** What its source states no more is kept for its history: it is neither to be had nor a reason to call the market old. */
function offered(market: Market): Market {
  return { ...market, tariffs: market.tariffs.filter(({ withdrawnOn }) => withdrawnOn === null) };
}

/** Only where the household lets it be used for comparison. */
async function meterTableOf(
  { suppliers }: Context,
  meters: readonly ComparedMeter[],
): Promise<SwitchTable | null> {
  const meter = meters.find(({ linked, grant }) => linked.fuel === "electricity" && grant !== null);
  if (meter === undefined) return null;
  return (await suppliers?.switchTable(meter.linked.household, meter.linked.id)) ?? null;
}

function meterOfFuel(
  all: readonly LinkedMeter[],
  fuel: Fuel,
  id: string | undefined,
): LinkedMeter | undefined {
  const found = all.find((linked) => linked.fuel === fuel && (id === undefined || linked.id === id));
  if (id !== undefined && found === undefined) throw meterNotFound();
  return found;
}

async function comparable({ consent, readingStore }: Context, linked: LinkedMeter): Promise<ComparedMeter> {
  const { household, meterPoint, fuel } = linked;
  const grant = await consent.mint({ household, meterPoint, fuel, purpose: "comparison" });
  return { linked, grant, registers: grant === null ? [] : await readingStore.registers(grant) };
}

/** A market that nothing changes grows stale all the same. */
function staleness({ tariffs }: Market): readonly string[] {
  return [...new Set(tariffs.filter(({ isStale }) => isStale).map(({ source }) => source))];
}

export function registersOf({ registers }: ComparedMeter, direction: Direction): readonly RegisterSummary[] {
  return registers.filter(({ register }) => register.direction === direction);
}
