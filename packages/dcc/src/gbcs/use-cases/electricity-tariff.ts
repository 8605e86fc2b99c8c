import type { Element } from "@halfhourly/domain";
import { readAccessResponse } from "../dlms/access-response.js";
import { dlmsError, isNothingThere } from "../dlms/device-error.js";
import { itemsOf, numberOf } from "../dlms/expect-value.js";
import type { DlmsValue } from "../dlms/value.js";
import type { GbcsContent } from "../message.js";
import type { GbcsTariff } from "../tariff.js";
import { readCharge, type Charge } from "./electricity-charges.js";
import { readDays, readSeasons, readSpecialDays, readWeeks } from "./electricity-switching.js";

/** No threshold. */
export const NO_THRESHOLD = 0xffffffff;

/** The order in which ECS24 answers (GBCS, use case ECS24); thresholds of eight block tariffs stand in the middle. */
export const ECS24_ORDER = [
  "activePrice",
  "activePriceScale",
  "seasons",
  "weeks",
  "days",
  "specialDays",
  ...Array.from({ length: 8 }, () => "thresholds" as const),
  "currency",
  "charge",
  "charge",
] as const;

type Part = (typeof ECS24_ORDER)[number];

/** ECS24 (4.11.1). */
export function decodeElectricityTariff(payload: Buffer): GbcsContent {
  return tariffOf(payload, 1, (_value, index) => ECS24_ORDER[index] ?? null);
}

/** ECS24b (4.11.2): the second element: time of use alone. Its parts are told by their form, which differs from one to the other. */
export function decodeSecondElementTariff(payload: Buffer): GbcsContent {
  return tariffOf(payload, 2, partByForm);
}

function tariffOf(
  payload: Buffer,
  element: Element,
  partAt: (value: DlmsValue, index: number) => Part | null,
): GbcsContent {
  const { values, results, failure } = readAccessResponse(payload);
  const isPartly = results.some((result) => result === 0) && results.every(isSuccessOrNothing);
  if (failure !== null && !isPartly) return dlmsError(failure);
  const parts = new Map<Part, DlmsValue[]>();
  values.forEach((value, index) => {
    // A part that the meter does not have is left out; the rest of the tariff is no less true.
    const part = results[index] === 0 && value.type !== "null" ? partAt(value, index) : null;
    if (part === null) return;
    const others = parts.get(part);
    if (others === undefined) parts.set(part, [value]);
    else others.push(value);
  });
  return assembled(parts, element);
}

const isSuccessOrNothing = (result: number): boolean => result === 0 || isNothingThere(result);

function assembled(parts: ReadonlyMap<Part, readonly DlmsValue[]>, element: Element): GbcsTariff {
  const one = (part: Part): DlmsValue | undefined => parts.get(part)?.[0];
  const listed = <Entry>(part: Part, read: (value: DlmsValue) => Entry[]): Entry[] =>
    (parts.get(part) ?? []).flatMap(read);
  const charges = (parts.get("charge") ?? []).map((value) => readCharge(value, element));
  const standing = charges.find(({ per }) => per === "day");
  const unit = charges.find(({ per }) => per === "kWh");
  const activePrice = one("activePrice");
  return {
    kind: "tariff",
    fuel: "electricity",
    element,
    currency: currencyOf(one("currency")),
    priceExponent: unit?.exponent ?? USUAL_EXPONENT,
    activePrice: activePrice === undefined ? null : numberOf(activePrice, "the price of now"),
    activePriceExponent: scaleOf(one("activePriceScale")),
    standingCharge: standing?.standing ?? null,
    standingChargeExponent: standing?.exponent ?? USUAL_EXPONENT,
    ...pricesOf(unit),
    blockThresholds: (parts.get("thresholds") ?? []).map(thresholdsOf),
    blockThresholdUnit: { unit: "Wh", multiplier: 1, divisor: 1 },
    switching: {
      clock: "utc",
      seasons: listed("seasons", readSeasons),
      weeks: listed("weeks", readWeeks),
      days: listed("days", readDays),
      specialDays: listed("specialDays", readSpecialDays),
    },
  };
}

/** 10^-5 of a pound, thousandths of a penny: what the DCC's money fields are in. */
const USUAL_EXPONENT = -5;

function pricesOf(unit: Charge | undefined): Pick<GbcsTariff, "timeOfUsePrices" | "blockPrices"> {
  return { timeOfUsePrices: unit?.timeOfUse ?? [], blockPrices: unit?.blocks ?? [] };
}

function thresholdsOf(value: DlmsValue): (number | null)[] {
  return itemsOf(value, "the thresholds").map((item) => {
    const threshold = numberOf(item, "a threshold");
    return threshold === NO_THRESHOLD ? null : threshold;
  });
}

/** Currency Unit (GBCS extended data, 0-0:94.44.2.0): true is the pound, false the euro. */
function currencyOf(value: DlmsValue | undefined): GbcsTariff["currency"] {
  if (value?.type !== "boolean") return null;
  return value.value ? "GBP" : "EUR";
}

/** Scaler and unit of a register: the power of ten, then the unit. */
function scaleOf(value: DlmsValue | undefined): number {
  if (value === undefined) return USUAL_EXPONENT;
  return numberOf(itemsOf(value, "the scale of the price of now", 2)[0], "the scale of the price of now");
}

function partByForm(value: DlmsValue): Part | null {
  if (value.type === "number") return "activePrice";
  if (value.type === "boolean") return "currency";
  if (value.type === "structure") return value.items.length === 2 ? "activePriceScale" : "charge";
  if (value.type !== "array") return null;
  const first = value.items[0];
  if (first?.type === "number") return "thresholds";
  if (first?.type !== "structure") return null;
  if (first.items.length === 8) return "weeks";
  if (first.items.length === 2) return "days";
  return first.items[0]?.type === "octets" ? "seasons" : "specialDays";
}
