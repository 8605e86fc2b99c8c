import { number } from "../../words/format.js";

/** A share from 0 to 1 as a percentage: never "100%" of calls of which one failed. */
export function percentText(rate: number): string {
  return `${number(rate < 1 ? Math.min(99.9, rate * 100) : 100, rate < 1 ? 1 : 0)}%`;
}
