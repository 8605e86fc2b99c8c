import type { Element } from "@halfhourly/domain";
import { itemsOf, numberOf, octetsOf, unexpected } from "../dlms/expect-value.js";
import type { DlmsValue } from "../dlms/value.js";

/** A unit charge (IEC 62056-6-2, class 113, attribute 5): what it is a charge for, and the prices by their index. */
export interface Charge {
  readonly per: "kWh" | "day";
  /** A price is this power of ten of the currency a kWh or a day. */
  readonly exponent: number;
  /** The price that has no index: of a charge that is one. */
  readonly standing: number | null;
  readonly timeOfUse: readonly number[];
  /** By block tariff, then by block. */
  readonly blocks: readonly (readonly number[])[];
}

export const TIME_OF_USE_PRICES = 48;
export const BLOCK_TARIFFS = 8;
export const BLOCKS = 4;
/** A price of block n has an index whose upper half is A, B, C or D, and whose lower half is the block tariff. */
export const FIRST_BLOCK_NIBBLE = 0xa;

const ENERGY_REGISTER_CLASS = 3;
/** Energy is counted in Wh: a price for 10^3 of them is a price a kWh. */
const KWH_SCALE = 3;

/** The second element has time of use alone: prices whose index is no register's are in the order of its registers. */
export function readCharge(value: DlmsValue, element: Element): Charge {
  const [scaling, reference, table] = itemsOf(value, "a charge", 3);
  const [commodityScale, priceScale] = itemsOf(scaling, "the scales of a charge", 2).map((scale) =>
    numberOf(scale, "a scale of a charge"),
  );
  const [commodityClass] = itemsOf(reference, "what a charge is for", 3);
  const per = numberOf(commodityClass, "what a charge is for") === ENERGY_REGISTER_CLASS ? "kWh" : "day";
  const prices = itemsOf(table, "the prices of a charge").map(readPrice);
  return {
    per,
    exponent: priceScale! + (per === "kWh" ? KWH_SCALE - commodityScale! : 0),
    standing: prices.find(({ index }) => index === null)?.price ?? null,
    timeOfUse:
      element === 1 || prices.every(isTimeOfUse) ? timeOfUsePrices(prices) : prices.map(({ price }) => price),
    blocks: element === 1 ? blockPrices(prices) : [],
  };
}

interface IndexedPrice {
  readonly index: number | null;
  readonly price: number;
}

function readPrice(value: DlmsValue): IndexedPrice {
  const [index, price] = itemsOf(value, "a price", 2);
  const bytes = octetsOf(index, "the index of a price");
  if (bytes.length > 1) throw unexpected("the index of a price");
  return { index: bytes[0] ?? null, price: numberOf(price, "a price") };
}

const isTimeOfUse = ({ index }: IndexedPrice): boolean =>
  index !== null && index >= 1 && index <= TIME_OF_USE_PRICES;

/** The prices by register, up to the last that is told. */
function timeOfUsePrices(prices: readonly IndexedPrice[]): number[] {
  const all: number[] = [];
  for (const { index, price } of prices.filter(isTimeOfUse)) {
    while (all.length < index!) all.push(0);
    all[index! - 1] = price;
  }
  return all;
}

function blockPrices(prices: readonly IndexedPrice[]): number[][] {
  const tariffs: number[][] = [];
  for (const { index, price } of prices) {
    if (index === null || index <= TIME_OF_USE_PRICES) continue;
    const block = (index >> 4) - FIRST_BLOCK_NIBBLE;
    const tariff = (index & 0x0f) - 1;
    if (block < 0 || block >= BLOCKS || tariff < 0 || tariff >= BLOCK_TARIFFS) {
      throw unexpected("the index of a price");
    }
    while (tariffs.length <= tariff) tariffs.push([]);
    const row = tariffs[tariff]!;
    while (row.length <= block) row.push(0);
    row[block] = price;
  }
  return tariffs;
}
