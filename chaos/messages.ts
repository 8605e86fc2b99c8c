import type { ArrivalOutcome } from "@halfhourly/ingestion/arrivals";

/** What the driver sends to the ingesting process. */
export type ToIngesting =
  /** It has loaded its code and waits for this. */
  | { readonly kind: "begin" }
  /** Documents as their bytes came in; one answer for all of them. */
  | { readonly kind: "documents"; readonly id: number; readonly documents: readonly SentDocument[] }
  /** What the product does by night. */
  | { readonly kind: "fold" }
  | { readonly kind: "backlog" };

export interface SentDocument {
  readonly household: string;
  readonly bytes: Uint8Array;
}

/** What the ingesting process says. */
export type FromIngesting =
  | { readonly kind: "ready" }
  /** Said once the commit has come back, and never before. */
  | { readonly kind: "acknowledged"; readonly id: number }
  /** Not acknowledged: it may have come or not. The reason is a code or a sentence of ours. */
  | { readonly kind: "refused"; readonly id: number; readonly reason: string }
  | { readonly kind: "told"; readonly outcomes: readonly ArrivalOutcome[] }
  | { readonly kind: "set-aside"; readonly reason: string }
  | { readonly kind: "folded" }
  | { readonly kind: "backlog"; readonly records: number };
