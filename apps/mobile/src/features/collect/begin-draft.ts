import type { NewCollection } from "../../data/answers.js";
import { useDraft } from "../../data/draft.js";

export interface BeginDraft {
  readonly proof: Exclude<NewCollection["proof"]["kind"], "supplier-account"> | null;
  /** As typed, hyphens and all. */
  readonly displayId: string;
}

const EMPTY: BeginDraft = { proof: null, displayId: "" };

/** Kept until the proof is accepted: after a refusal nobody types sixteen characters again. */
export function useBeginDraft(meterId: string) {
  return useDraft(`collect-${meterId}`, EMPTY, isDraft);
}

function isDraft(kept: unknown): kept is BeginDraft {
  return (
    typeof kept === "object" &&
    kept !== null &&
    "proof" in kept &&
    "displayId" in kept &&
    (kept.proof === null || ["cin", "display-id", "manual-review"].includes(String(kept.proof))) &&
    typeof kept.displayId === "string"
  );
}
