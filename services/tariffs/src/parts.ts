import type { Database } from "@halfhourly/database";
import type { HttpCall, HttpLimits, Log } from "@halfhourly/service-kit";
import type { TariffSource } from "./sources/port.js";

/** What the parts of this service stand on. */
export interface Parts {
  readonly database: Database;
  /** By name. */
  readonly sources: ReadonlyMap<string, TariffSource>;
  readonly httpWith: (limits: HttpLimits) => HttpCall;
  /** UTC milliseconds. */
  readonly now: () => number;
  readonly ids: () => string;
  /** From 0 up to 1: spreads the tries of many instances. */
  readonly chance: () => number;
  readonly log: Log;
}
