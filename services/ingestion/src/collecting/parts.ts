import type { SourceCapabilities, SourceName } from "@halfhourly/contracts";
import type { Arrivals } from "../arrivals/arrivals.js";
import type { Stream } from "@halfhourly/stream";
import type { Parts } from "../parts.js";
import type { KeptAccess, SourceCall, SupplierSource } from "../suppliers/port.js";
import type { CollectingConfig } from "./config.js";
import type { SourceGuard } from "./guards/source-guard.js";

/** A source as it is configured here. */
export interface ConfiguredSource {
  readonly adapter: SupplierSource;
  /** Where a household lets us in in its browser: where to send it, and what to offer with the code. Null elsewhere. */
  readonly signIn:
    | ((
        call: SourceCall,
        asked: { readonly redirectUri: string; readonly state: string },
      ) => Promise<{ readonly url: string; readonly codeVerifier: string }>)
    | null;
  /** Ends what is kept at the source too; null where a source cannot. */
  readonly endAccess: ((call: SourceCall, access: KeptAccess) => Promise<void>) | null;
  readonly title: string;
  readonly kind: "supplier" | "intermediary";
  /** True where it speaks with a simulator: its readings say that they are generated. */
  readonly simulated: boolean;
}

/** A source with what stands between us and it. */
export interface GuardedSource extends ConfiguredSource {
  readonly guard: SourceGuard;
  readonly capabilities: SourceCapabilities;
}

/** What every part of collecting works with. */
export interface CollectingParts extends Parts {
  readonly config: CollectingConfig;
  readonly sources: ReadonlyMap<SourceName, GuardedSource>;
  readonly arrivals: Arrivals;
  /** Takes in again what was set aside. */
  readonly stream: Pick<Stream, "append">;
  /** Where a source sends the browser back to after its customer has said yes. */
  readonly returnUrl: string;
  /** From 0 up to, not including, 1: spreads tries. */
  readonly chance: () => number;
}
