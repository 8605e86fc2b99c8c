import type { Market, MarketEntry } from "@halfhourly/contracts";
import {
  prepareMarket,
  type HomePlace,
  type MarketTariff,
  type PreparedMarket,
  type YearGrid,
} from "@halfhourly/domain";

/**
 * Each is some megabytes: half-hourly prices of a year. Homes of one region, way of paying and newest day share one, and a
 * night goes through those of all 14 regions in no order of theirs.
 */
const mostHeld = 64;

export interface LaidOutMarket {
  readonly prepared: PreparedMarket;
  readonly entryOf: ReadonlyMap<MarketTariff, MarketEntry>;
}

/** A market laid out for the homes of one place and year, once while its revision stands. */
export class PreparedMarkets {
  readonly #held = new Map<string, LaidOutMarket>();

  of(market: Market, grid: YearGrid, place: HomePlace): LaidOutMarket {
    const key = JSON.stringify([market.revision, grid.year, place]);
    const held = this.#held.get(key);
    const found = held ?? layOut(market, grid, place);
    // The one that was not asked for the longest goes first.
    this.#held.delete(key);
    if (this.#held.size >= mostHeld) this.#held.delete(this.#held.keys().next().value!);
    this.#held.set(key, found);
    return found;
  }
}

function layOut({ tariffs }: Market, grid: YearGrid, place: HomePlace): LaidOutMarket {
  return {
    prepared: prepareMarket(
      grid,
      tariffs.map(({ tariff }) => tariff),
      place,
    ),
    entryOf: new Map(tariffs.map((entry) => [entry.tariff, entry])),
  };
}
