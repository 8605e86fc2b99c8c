import type { BalanceCapability, IntervalCapability, LiveCapability } from "@halfhourly/contracts";
import { checkedBaseUrl } from "../base-url.js";
import { SourceFault } from "../source-fault.js";
import type { SupplierSource } from "../port.js";
import { metersOfAccount } from "./account.js";
import { askBalance } from "./balance.js";
import { askConsumption } from "./consumption.js";
import { ACCOUNT_METERS } from "./queries.js";
import { KrakenSession, openKraken } from "./session.js";
import { askTelemetry } from "./telemetry.js";

export interface KrakenOptions {
  /** As in settings and routes, such as `octopus`. */
  readonly name: string;
  /** Without a path of the API, such as https://api.octopus.energy. */
  readonly baseUrl: string;
}

const INTERVALS: IntervalCapability = {
  registers: [
    { fuel: "electricity", direction: "import", elements: [1], unit: "Wh" },
    { fuel: "electricity", direction: "export", elements: [1], unit: "Wh" },
    { fuel: "gas", direction: "import", elements: [1], unit: "dm3" },
    { fuel: "gas", direction: "import", elements: [1], unit: "Wh" },
  ],
  depthMonths: 13,
  longestRangeDays: 400,
  cadence: "daily",
  stamp: "start",
  delivery: "poll",
};
const BALANCE: BalanceCapability = { fuels: ["electricity", "gas"], topUps: false, delivery: "poll" };
const LIVE: LiveCapability = { fuels: ["electricity"], freshWithinSeconds: 60, delivery: "poll" };

/**
 * A retailer on the Kraken platform (Octopus Energy, E.ON Next, EDF): GraphQL for the account, its units, live values and
 * balance; REST for half hours. Throws RangeError for a base URL that is none.
 */
export function krakenSource({ name, baseUrl }: KrakenOptions): SupplierSource {
  const base = checkedBaseUrl(baseUrl);
  return {
    name,
    conversion: 1,
    accepts: ["api-key", "password"],
    intervalCapability: INTERVALS,
    balanceCapability: BALANCE,
    liveCapability: LIVE,
    open: (call, offered) => openKraken(call, base, offered),
    meters: async (call, access) => {
      const session = new KrakenSession(call, base, access);
      const variables = { accountNumber: session.accountNumber };
      const data = await session.ask({ what: "the account", query: ACCOUNT_METERS, variables });
      const account = data.at("account");
      if (!account.isMissing) return metersOfAccount(account, call.nowMs);
      throw new SourceFault("account-unknown", "The source knows no such account (any more).");
    },
    intervals: (call, access, meter, range) =>
      askConsumption(new KrakenSession(call, base, access), meter, range),
    balance: (call, access, meter) => askBalance(new KrakenSession(call, base, access), meter),
    live: (call, access, meter, range) => askTelemetry(new KrakenSession(call, base, access), meter, range),
  };
}
