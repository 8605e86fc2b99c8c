import type { MarketSourceKind, UnpriceableTariff } from "@halfhourly/contracts";
import type { MarketTariff } from "@halfhourly/domain";
import type { HttpCall } from "@halfhourly/service-kit";

/** A tariff that was stated, but not so that it can be priced exactly. */
export type RefusedTariff = Omit<UnpriceableTariff, "source">;

/** All that a source offers now. */
export interface Statement {
  /** When its owner says that it was so; null where nothing is said. UTC milliseconds. */
  readonly asOfMs: number | null;
  /** Each id once. */
  readonly tariffs: readonly MarketTariff[];
  readonly refused: readonly RefusedTariff[];
}

/** One refresh's means. */
export interface SourceCall {
  readonly http: HttpCall;
  readonly signal: AbortSignal;
  /** UTC milliseconds. */
  readonly nowMs: number;
  /** What is held of a tariff, so that a long series need not be asked for again; null where nothing is. */
  held(id: string): Promise<MarketTariff | null>;
  /** Rejects when the signal aborts. */
  wait(ms: number): Promise<void>;
}

/** Somebody who states tariffs. A source that cannot be read as a whole throws StatementFault, and nothing else. */
export interface TariffSource {
  /** As in settings and in the store, for example `larkspur`. */
  readonly name: string;
  readonly title: string;
  readonly kind: MarketSourceKind;
  /** Its suppliers are invented. */
  readonly generated: boolean;
  /** The minute of the day (UTC, 0 to 1439) at which it is asked; null: one of its own. */
  readonly atMinute: number | null;
  fetch(call: SourceCall): Promise<Statement>;
}
