import type { Purpose } from "@halfhourly/domain";

export interface Notice {
  readonly purpose: Purpose;
  /** What a consent names, so that years later it is known which words were agreed to. */
  readonly version: string;
  /** London date from which it is shown. */
  readonly from: string;
}

/** The four purposes. One without a notice cannot be consented to yet: its service does not exist. */
export const purposes = {
  viewing: { purpose: "viewing", version: "viewing-1", from: "2026-11-01" },
  recommendations: null,
  comparison: null,
  research: null,
} as const satisfies Readonly<Record<Purpose, Notice | null>>;
