import { checkedBaseUrl } from "../base-url.js";
import type { SupplierSource } from "../port.js";
import type { N3rgyAddress } from "./ask.js";
import { openN3rgy } from "./lookup.js";
import { askMeters } from "./meters.js";
import { askReadings, LONGEST_RANGE_DAYS } from "./readings.js";

/**
 * n3rgy's Customer Service API v2, an Other User of the DCC: half hours of one meter point, by the operator's key and the
 * household's consent at n3rgy. No balance, no live power. Throws RangeError for an address or key that is none.
 */
export function n3rgySource(address: N3rgyAddress): SupplierSource {
  if (!/^[\x21-\x7E]{1,256}$/.test(address.apiKey))
    throw new RangeError("n3rgy's API key is one word: copy it from n3rgy's welcome");
  const at = { ...address, baseUrl: checkedBaseUrl(address.baseUrl) };
  return {
    name: "n3rgy",
    conversion: 1,
    accepts: ["operator"],
    intervalCapability: {
      registers: [
        { fuel: "electricity", direction: "import", elements: [1, 2], unit: "Wh" },
        { fuel: "electricity", direction: "export", elements: [1], unit: "Wh" },
        { fuel: "gas", direction: "import", elements: [1], unit: "dm3" },
        { fuel: "gas", direction: "import", elements: [1], unit: "Wh" },
      ],
      depthMonths: 13,
      longestRangeDays: LONGEST_RANGE_DAYS,
      cadence: "daily",
      stamp: "end",
      delivery: "poll",
    },
    balanceCapability: null,
    liveCapability: null,
    open: (call, offered) => openN3rgy(call, at, offered),
    meters: (call, access) => askMeters(call, at, access),
    intervals: (call, _access, meter, range) => askReadings(call, at, meter, range),
    balance: null,
    live: null,
  };
}
