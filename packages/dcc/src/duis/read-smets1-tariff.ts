import type { GbcsTariff, TariffThresholdUnit } from "../gbcs/tariff.js";
import { DccRefusal } from "../refusal.js";
import { leaf, type Shape } from "../xml/shape.js";
import { readDecimal, readInteger, readWord } from "./read-value.js";
import { SwitchingDraft } from "./read-smets1-switching.js";

/**
 * 4.11.1, electricity (MMC 5.4): prices are whole numbers times ten to a scale, in pounds; without a scale they are in
 * thousandths of a penny, which is what CurrencyUnitsName says by default. Thresholds are taken to be Wh.
 */
export function electricityTariffShape(put: (tariff: GbcsTariff) => void): Shape {
  const draft = new TariffDraft("electricity");
  const switching = new SwitchingDraft();
  return {
    children: {
      "ra:PrimaryActiveTariffPrice": leaf(
        (text) => (draft.active = readInteger(text, "PrimaryActiveTariffPrice")),
      ),
      "ra:CurrencyUnitsLabel": draft.currencyShape(),
      "ra:StandingCharge": leaf((text) => (draft.standing = readInteger(text, "StandingCharge"))),
      "ra:StandingChargeScale": leaf(
        (text) => (draft.standingScale = readInteger(text, "StandingChargeScale")),
      ),
      "ra:PriceScale": leaf((text) => {
        draft.scale = draft.activeScale = readInteger(text, "PriceScale");
      }),
      "ra:TariffBlockPriceMatrix": {
        children: { "ra:TariffBlockPrices": { ...draft.blockPricesShape(), repeats: true } },
      },
      "ra:TariffTOUPriceMatrix": { children: { "ra:TariffTOUPrice": draft.timeOfUseShape() } },
      "ra:TariffSwitchingTable": switching.electricityShape(),
      "ra:TariffSwitchingTableSpecialDays": switching.specialDaysShape(),
      "ra:TariffThresholdMatrix": {
        children: { "ra:ElecTariffThresholds": { ...draft.thresholdsShape(0), repeats: true } },
      },
    },
    close: () => put(draft.result(switching)),
  };
}

/** 4.11.1, gas (MMC 5.4): prices in thousandths of a penny, thresholds in decimal m3. */
export function gasTariffShape(put: (tariff: GbcsTariff) => void): Shape {
  const draft = new TariffDraft("gas");
  const switching = new SwitchingDraft();
  return {
    children: {
      "ra:PrimaryActiveTariffPrice": leaf(
        (text) => (draft.active = readInteger(text, "PrimaryActiveTariffPrice")),
      ),
      "ra:PrimaryActiveTariffPriceScale": leaf(
        (text) => (draft.activeScale = readInteger(text, "PrimaryActiveTariffPriceScale")),
      ),
      "ra:CurrencyUnitsLabel": draft.currencyShape(),
      "ra:StandingCharge": leaf((text) => (draft.standing = readInteger(text, "StandingCharge"))),
      "ra:TariffSwitchingTable": switching.gasShape(),
      "ra:TariffSwitchingTableSpecialDays": switching.specialDaysShape(),
      "ra:TariffThresholds": draft.thresholdsShape(GAS_PLACES),
      "ra:TOUTariff": { children: { "ra:TariffTOUPrice": draft.timeOfUseShape() } },
      "ra:BlockTariff": draft.blockPricesShape(),
    },
    close: () => put(draft.result(switching)),
  };
}

/** A thousandth of a penny is 10^-5 pounds. */
const MILLIPENCE = -5;
/** Gas thresholds are kept as whole 10^-3 m3. */
const GAS_PLACES = 3;
/** Prices and thresholds are told by an index, in the schema at most this. */
const LARGEST_INDEX = 48;

const THRESHOLD_UNITS: Readonly<Record<GbcsTariff["fuel"], TariffThresholdUnit>> = {
  electricity: { unit: "Wh", multiplier: 1, divisor: 1 },
  gas: { unit: "m3", multiplier: 1, divisor: 10 ** GAS_PLACES },
};

class TariffDraft {
  active: number | null = null;
  standing: number | null = null;
  scale = MILLIPENCE;
  activeScale = MILLIPENCE;
  standingScale = MILLIPENCE;
  #currency: GbcsTariff["currency"] = null;
  readonly #timeOfUse: number[] = [];
  readonly #blocks: number[][] = [];
  readonly #thresholds: (number | null)[][] = [];

  constructor(readonly fuel: GbcsTariff["fuel"]) {}

  currencyShape(): Shape {
    return leaf((text) => {
      // Empty stands for the schema's default. ECB is its word for the currency of the European Central Bank.
      const word = text.trim() === "" ? "GBP" : readWord(text, "CurrencyUnitsLabel");
      this.#currency = word === "GBP" ? "GBP" : word === "ECB" ? "EUR" : null;
    });
  }

  timeOfUseShape(): Shape {
    return indexedShape((index, text) =>
      place(this.#timeOfUse, index, readInteger(text, "TariffTOUPrice"), 0),
    );
  }

  blockPricesShape(): Shape {
    return {
      open: (attribute) => row(this.#blocks, attribute("index")),
      children: {
        "ra:BlockPrice": indexedShape((index, text) =>
          place(this.#blocks.at(-1)!, index, readInteger(text, "BlockPrice"), 0),
        ),
      },
    };
  }

  thresholdsShape(places: number): Shape {
    return {
      open: (attribute) => row(this.#thresholds, attribute("index")),
      children: {
        "ra:BlockThreshold": indexedShape((index, text) =>
          place(this.#thresholds.at(-1)!, index, readDecimal(text, places, "BlockThreshold"), null),
        ),
      },
    };
  }

  result(switching: SwitchingDraft): GbcsTariff {
    return {
      kind: "tariff",
      fuel: this.fuel,
      element: 1,
      currency: this.#currency,
      priceExponent: this.scale,
      activePrice: this.active,
      activePriceExponent: this.activeScale,
      standingCharge: this.standing,
      standingChargeExponent: this.standingScale,
      timeOfUsePrices: this.#timeOfUse,
      blockPrices: this.#blocks,
      blockThresholds: this.#thresholds,
      blockThresholdUnit: THRESHOLD_UNITS[this.fuel],
      switching: switching.result(),
    };
  }
}

/** A new last row; its index says how many rows there are then. Gas has one row, without index. */
function row(rows: unknown[][], index: string | null): void {
  const wanted = index === null ? 1 : readIndex(index);
  if (wanted <= rows.length) throw malformed("two rows of the same index, or rows out of order");
  while (rows.length < wanted) rows.push([]);
}

/** What is skipped before the index is filled in: a price with 0, a threshold with null. */
function place<Value>(list: Value[], index: number, value: Value, filler: Value): void {
  while (list.length < index) list.push(filler);
  list[index - 1] = value;
}

function indexedShape(take: (index: number, text: string) => void): Shape {
  let index = 0;
  return {
    repeats: true,
    open: (attribute) => (index = readIndex(attribute("index") ?? "")),
    text: (text) => take(index, text),
  };
}

function readIndex(text: string): number {
  const index = /^\s*\d{1,2}\s*$/.test(text) ? Number(text) : 0;
  if (index < 1 || index > LARGEST_INDEX) throw malformed("an index out of range");
  return index;
}

function malformed(what: string): DccRefusal {
  return new DccRefusal("content-malformed", `The tariff of the SMETS1 answer has ${what}.`);
}
