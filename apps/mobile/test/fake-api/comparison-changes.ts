import type { TariffComparison } from "@halfhourly/contracts";
import type { Household } from "./household.js";

const STATES: readonly TariffComparison["state"][] = [
  "no-meter",
  "too-little",
  "region-unknown",
  "no-market",
];

/**
 * GET /test/compare-HOW: a state that stands whatever the household allows; `unasked` and `both` (no meter, every meter is
 * allowed); `untold` (today's tariff is not known), `whole-year`, `exports`.
 */
export function changeComparison(home: Household, how: string): void {
  const state = STATES.find((one) => one === how);
  if (state !== undefined) home.comparison.state = state;
  if (how === "too-little") home.comparison.heldDays = 41;
  if (how === "untold") home.comparison.todayKnown = false;
  if (how === "whole-year") home.comparison.heldDays = 365;
  if (how === "exports") home.comparison.exports = true;
  if (how === "unasked" || how === "both")
    home.privacy.consents = home.privacy.consents.map((one) =>
      one.purpose !== "comparison" ? one : { ...one, state: how === "both" ? "granted" : "none" },
    );
}
