import type { DocumentFault, LondonDate, MarketTariff } from "@halfhourly/domain";

/** A tariff of the market, with where it is from and how old that is. */
export interface MarketEntry {
  /** Its `id` is the source's own: two sources may use the same. */
  readonly tariff: MarketTariff;
  /** The `name` of a MarketSource. */
  readonly source: string;
  /** Of an invented supplier: it can be taken nowhere. */
  readonly generated: boolean;
  /** When the source last stated it so. UTC milliseconds. */
  readonly asOfMs: number;
  /** Stated more than 7 days ago: wherever it is used, that is said. */
  readonly isStale: boolean;
  /** The day from which its source stated it no more; null while it does. It is kept for history, and is not to be offered. */
  readonly withdrawnOn: LondonDate | null;
}

/** A tariff that its source states so that it cannot be priced exactly: it is shown as such, never guessed. */
export interface UnpriceableTariff {
  readonly source: string;
  /** As far as the source states them readably. */
  readonly id: string | null;
  readonly supplier: string | null;
  readonly name: string | null;
  /** Fields in the source's own words, such as `tariffs[12].prices[0].rates.pencePerKwh` or `line 7, column unit_pence`. */
  readonly faults: readonly DocumentFault[];
}

export interface Market {
  /** The same for exactly as long as tariffs, withdrawals and the list of what cannot be priced are the same. */
  readonly revision: string;
  readonly tariffs: readonly MarketEntry[];
  /** One that was stated rightly before may stand in `tariffs` too, as of then. */
  readonly unpriceable: readonly UnpriceableTariff[];
}

export type MarketSourceKind = "feed" | "octopus" | "price-cap" | "documents";

/** How a source of tariffs does, for the operator and for whoever asks how old the market is. */
export interface MarketSource {
  readonly name: string;
  readonly title: string;
  readonly kind: MarketSourceKind;
  readonly generated: boolean;
  /** UTC milliseconds; null where it never was. */
  readonly lastTriedAtMs: number | null;
  readonly lastGoodAtMs: number | null;
  /** What is held was stated then: the source's own word where it gives one, else `lastGoodAtMs`. */
  readonly asOfMs: number | null;
  /** True too where nothing ever came. */
  readonly isStale: boolean;
  readonly nextTryAtMs: number | null;
  /** Why the last try changed nothing; null where it was good. */
  readonly fault: { readonly code: string; readonly message: string } | null;
  /** Tariffs that it states, that it states no more but that are kept, and that cannot be priced. */
  readonly stated: number;
  readonly withdrawn: number;
  readonly unpriceable: number;
}

/** The market's tariffs. Answers from what is held: it never waits for a source. */
export interface MarketClient {
  /** Cheap to ask again: the same object while nothing of it has changed. */
  market(): Promise<Market>;
  sources(): Promise<readonly MarketSource[]>;
}
