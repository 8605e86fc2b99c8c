import { useDraft } from "../../data/draft.js";

export const REASONS = ["legal-request", "security-incident", "household-asked", "data-quality"] as const;
export type Reason = (typeof REASONS)[number];

export interface AccessDraft {
  readonly accountId: string;
  readonly reason: Reason | null;
  readonly reference: string;
}

const EMPTY: AccessDraft = { accountId: "", reason: null, reference: "" };
/** As the API takes it: a case number, never a name. */
const REFERENCE = /^[A-Za-z0-9./-]{3,40}$/;

export function useAccessDraft() {
  return useDraft("access-request", EMPTY, isAccessDraft);
}

function isAccessDraft(kept: unknown): kept is AccessDraft {
  return (
    typeof kept === "object" &&
    kept !== null &&
    "accountId" in kept &&
    "reason" in kept &&
    "reference" in kept
  );
}

export type AccessFault = "accountId" | "reason" | "reference";

/** The fields that are not ready to be sent, in the order of the form. */
export function accessFaults({ accountId, reason, reference }: AccessDraft): readonly AccessFault[] {
  return [
    ...(accountId.trim() === "" ? (["accountId"] as const) : []),
    ...(reason === null ? (["reason"] as const) : []),
    ...(REFERENCE.test(reference.trim()) ? [] : (["reference"] as const)),
  ];
}
