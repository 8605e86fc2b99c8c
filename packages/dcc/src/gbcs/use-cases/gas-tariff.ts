import { unexpected } from "../dlms/expect-value.js";
import type { GbcsContent } from "../message.js";
import type { Authenticated } from "../protection/authenticate.js";
import type { GbcsTariff, TariffThresholdUnit } from "../tariff.js";
import { CLUSTERS, PROFILE_COMMANDS, readComponents, type GbzComponent } from "../zigbee/components.js";
import { readAttributes } from "../zigbee/attributes.js";
import { statusOf, ZCL_NOT_FOUND, ZCL_SUCCESS, zigbeeError } from "../zigbee/device-error.js";
import { readPublishedPrice, type PublishedPrice } from "./gas-price.js";
import { GasCalendar } from "./gas-calendar.js";

/** Attributes of the price cluster (ZigBee Smart Energy 1.2b, D.4.2.2). */
export const PRICE_ATTRIBUTES = {
  thresholds: [0x0100, 0x0101, 0x0102],
  thresholdMultiplier: 0x0202,
  thresholdDivisor: 0x0203,
  standingCharge: 0x0301,
  blockPrices: [0x0400, 0x0401, 0x0402, 0x0403],
  timeOfUsePrices: [0x0410, 0x0420, 0x0430, 0x0440],
  unitOfMeasure: 0x0615,
  currency: 0x0616,
  trailingDigits: 0x0617,
} as const;

/** No threshold: the largest of 48 bits. */
export const NO_GAS_THRESHOLD = 2 ** 48 - 1;
/** ISO 4217. */
export const CURRENCIES = { GBP: 826, EUR: 978 } as const;
export const THRESHOLD_UNITS = { kWh: 0x00, m3: 0x01 } as const;
export const PUBLISH_PRICE = 0x00;

/** GCS21f (4.11.1): attributes of price, the calendar, and the price of now, each in a component of its own. */
export function decodeGasTariff(payload: Buffer, authenticated: Authenticated): GbcsContent {
  const components = readComponents(payload, authenticated);
  const statuses = components.map(statusOf);
  const failure = statuses.find((status) => status !== null && status !== ZCL_SUCCESS);
  // A part that the meter has not (no special days) is left out, as long as there is any other.
  const isPartly = statuses.includes(null) && statuses.every((status) => FINE.includes(status));
  if (failure !== undefined && failure !== null && !isPartly) return zigbeeError(failure);
  return assembled(components.filter((_component, index) => statuses[index] === null));
}

const FINE: readonly (number | null)[] = [null, ZCL_SUCCESS, ZCL_NOT_FOUND];

function assembled(components: readonly GbzComponent[]): GbcsTariff {
  const attributes = new Map<number, number>();
  const calendar = new GasCalendar();
  let now: PublishedPrice | null = null;
  for (const { cluster, scope, command, payload } of components) {
    if (
      cluster === CLUSTERS.price &&
      scope === "profile" &&
      command === PROFILE_COMMANDS.readAttributesResponse
    ) {
      for (const [id, value] of readAttributes(payload)) attributes.set(id, value);
    } else if (cluster === CLUSTERS.price && scope === "cluster" && command === PUBLISH_PRICE) {
      now = readPublishedPrice(payload);
    } else if (cluster === CLUSTERS.calendar && scope === "cluster") calendar.add(command, payload);
    // What else a meter tells beside them is not about its tariff.
  }
  return tariffOf(attributes, calendar, now);
}

function tariffOf(
  attributes: ReadonlyMap<number, number>,
  calendar: GasCalendar,
  now: PublishedPrice | null,
): GbcsTariff {
  const exponent = 0 - ((attributes.get(PRICE_ATTRIBUTES.trailingDigits) ?? 0x50) >> 4);
  const blockPrices = listOf(attributes, PRICE_ATTRIBUTES.blockPrices);
  const thresholds = listOf(attributes, PRICE_ATTRIBUTES.thresholds);
  return {
    kind: "tariff",
    fuel: "gas",
    element: 1,
    currency: currencyOf(attributes.get(PRICE_ATTRIBUTES.currency)),
    priceExponent: exponent,
    activePrice: now?.price ?? null,
    activePriceExponent: now?.exponent ?? exponent,
    standingCharge: attributes.get(PRICE_ATTRIBUTES.standingCharge) ?? null,
    standingChargeExponent: exponent,
    timeOfUsePrices: listOf(attributes, PRICE_ATTRIBUTES.timeOfUsePrices),
    blockPrices: blockPrices.length === 0 ? [] : [blockPrices],
    blockThresholds: thresholds.length === 0 ? [] : [thresholds.map(thresholdOrNull)],
    blockThresholdUnit: thresholdUnitOf(attributes),
    switching: calendar.switching(),
  };
}

/** The values up to the last that the meter has; 0 for one that it has not before that. */
function listOf(attributes: ReadonlyMap<number, number>, ids: readonly number[]): number[] {
  const last = ids.findLastIndex((id) => attributes.has(id));
  return ids.slice(0, last + 1).map((id) => attributes.get(id) ?? 0);
}

const thresholdOrNull = (value: number): number | null => (value === NO_GAS_THRESHOLD ? null : value);

function currencyOf(code: number | undefined): GbcsTariff["currency"] {
  if (code === CURRENCIES.GBP) return "GBP";
  return code === CURRENCIES.EUR ? "EUR" : null;
}

function thresholdUnitOf(attributes: ReadonlyMap<number, number>): TariffThresholdUnit {
  const code = attributes.get(PRICE_ATTRIBUTES.unitOfMeasure) ?? THRESHOLD_UNITS.kWh;
  if (code !== THRESHOLD_UNITS.kWh && code !== THRESHOLD_UNITS.m3)
    throw unexpected("the unit of the thresholds");
  return {
    unit: code === THRESHOLD_UNITS.kWh ? "kWh" : "m3",
    multiplier: attributes.get(PRICE_ATTRIBUTES.thresholdMultiplier) ?? 1,
    divisor: attributes.get(PRICE_ATTRIBUTES.thresholdDivisor) ?? 1,
  };
}
