import type { SourceCapabilities } from "@halfhourly/contracts";

/** Meters keep 13 months of half hours (SMETS2 5.7.5.20, Profile Data Log). */
export const DEPTH_MONTHS = 13;
/** The log's size in half hours, beyond which no meter holds anything: 397 days. */
export const MOST_HALF_HOURS_HELD = 19_056;

/**
 * What an Other User of the DCC is given (SEC, DUIS 5.4 service references 4.8.1, 4.8.3, 4.11.1, 8.2 and 9.1). A balance
 * (4.3, 4.18) and registers of this moment (4.1, 4.2) are for suppliers and network operators only.
 */
export function dccCapabilities(simulated: boolean, longestRangeDays: number): SourceCapabilities {
  return {
    source: "dcc",
    title: "DCC",
    kind: "network",
    accepts: [],
    simulated,
    intervals: {
      registers: [
        { fuel: "electricity", direction: "import", elements: [1, 2], unit: "Wh" },
        { fuel: "electricity", direction: "export", elements: [1], unit: "Wh" },
        { fuel: "gas", direction: "import", elements: [1], unit: "dm3" },
      ],
      depthMonths: DEPTH_MONTHS,
      longestRangeDays,
      cadence: "daily",
      stamp: "end",
      delivery: "push",
    },
    live: null,
    balance: null,
    meterTariff: { fuels: ["electricity", "gas"] },
    inventory: true,
    proofsOfOccupancy: ["display-id", "cin"],
  };
}
