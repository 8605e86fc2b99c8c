import type { Market, MarketEntry } from "@halfhourly/contracts";
import {
  prepareMarket,
  type HomePlace,
  type MarketTariff,
  type PreparedMarket,
  type YearGrid,
} from "@halfhourly/domain";

/** Each is some megabytes: half-hourly prices of a year. Homes of one region, way of paying and newest day share one. */
const mostHeld = 16;

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
    if (held !== undefined) return held;
    const offered = market.tariffs.filter(({ withdrawnOn }) => withdrawnOn === null);
    const made = {
      prepared: prepareMarket(
        grid,
        offered.map(({ tariff }) => tariff),
        place,
      ),
      entryOf: new Map(offered.map((entry) => [entry.tariff, entry])),
    };
    if (this.#held.size >= mostHeld) this.#held.delete(this.#held.keys().next().value!);
    this.#held.set(key, made);
    return made;
  }
}
