import type { SourceCapabilities } from "@halfhourly/contracts";
import type { ConfiguredSource } from "./parts.js";
import { proofsOf } from "./proof-kinds.js";

/** What a configured source can give, from what its adapter declares. */
export function capabilitiesOf({ adapter, title, kind, simulated }: ConfiguredSource): SourceCapabilities {
  const accepts = adapter.accepts;
  return {
    source: adapter.name,
    title,
    kind,
    accepts,
    simulated,
    intervals: adapter.intervals === null ? null : adapter.intervalCapability,
    live: adapter.live === null ? null : adapter.liveCapability,
    balance: adapter.balance === null ? null : adapter.balanceCapability,
    meterTariff: null,
    inventory: null,
    proofsOfOccupancy: proofsOf({ kind, accepts }),
  };
}
