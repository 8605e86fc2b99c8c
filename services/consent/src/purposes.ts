import type { PurposeNotice } from "@halfhourly/contracts";
import type { Purpose } from "@halfhourly/domain";

export type Notice = PurposeNotice;

export interface PurposeTerms {
  /** What a consent names, so that years later it is known which words were agreed to. */
  readonly notice: Notice;
  /** What the data is used for, in words a receipt repeats. */
  readonly description: string;
  /** The service that uses it. */
  readonly service: string;
  /** What of the household's data the purpose uses. */
  readonly categories: readonly string[];
  readonly retention: string;
}

const untilItEnds =
  "Until the consent ends: withdrawn, not renewed within a year, or the tenancy over. Then erased within 30 days; goal one hour.";

/**
 * The four purposes and the words in force for each. New words get a new version and a new date: who agreed to older
 * ones is asked again.
 */
export const purposeTerms: Readonly<Record<Purpose, PurposeTerms>> = {
  viewing: {
    notice: { purpose: "viewing", version: "viewing-1", from: "2026-11-01" },
    description: "Show the household its own half-hourly readings, their cost and their carbon",
    service: "Readings, cost and carbon",
    categories: ["Meter point number", "Half-hourly energy readings", "Tariff agreements"],
    retention: untilItEnds,
  },
  recommendations: {
    notice: { purpose: "recommendations", version: "recommendations-1", from: "2026-11-26" },
    description: "Work out from the household's readings how it could use or pay less",
    service: "Recommendations",
    categories: ["Half-hourly energy readings", "Tariff agreements"],
    retention: untilItEnds,
  },
  comparison: {
    notice: { purpose: "comparison", version: "comparison-1", from: "2026-11-26" },
    description: "Work out what the household's own half hours would have cost on other tariffs",
    service: "Tariff comparison",
    categories: ["Half-hourly energy readings", "Tariff agreements", "Region"],
    retention: untilItEnds,
  },
  research: {
    notice: { purpose: "research", version: "research-1", from: "2026-11-26" },
    description: "Give readings without name, address or meter number to research in the public interest",
    service: "Research",
    categories: ["Half-hourly energy readings", "Region"],
    retention: untilItEnds,
  },
};

/** The notice in force for each purpose. */
export const purposes = {
  viewing: purposeTerms.viewing.notice,
  recommendations: purposeTerms.recommendations.notice,
  comparison: purposeTerms.comparison.notice,
  research: purposeTerms.research.notice,
} as const satisfies Readonly<Record<Purpose, Notice>>;
