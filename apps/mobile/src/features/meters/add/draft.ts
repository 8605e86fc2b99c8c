import { useDraft } from "../../../data/draft.js";
import type { Fuel, NewMeter } from "../../../data/answers.js";

export interface MeterDraft {
  readonly fuel: Fuel | null;
  /** As typed, spaces and all. */
  readonly number: string;
  readonly payment: NewMeter["payment"] | null;
}

const EMPTY: MeterDraft = { fuel: null, number: "", payment: null };

export function useMeterDraft() {
  return useDraft("add-meter", EMPTY, isMeterDraft);
}

function isMeterDraft(kept: unknown): kept is MeterDraft {
  return (
    typeof kept === "object" &&
    kept !== null &&
    "fuel" in kept &&
    "number" in kept &&
    "payment" in kept &&
    typeof kept.number === "string"
  );
}

export const STEPS = ["way", "fuel", "number", "payment", "consent"] as const;
export type Step = (typeof STEPS)[number] | "refused" | "done";

/** The step to show: the one asked for, or the first whose answer is needed before it. */
export function stepToShow(asked: string | undefined, { fuel, number, payment }: MeterDraft): Step {
  if (asked === "refused" || asked === "done") return asked;
  if (asked === undefined || asked === "way") return "way";
  if (asked === "fuel" || fuel === null) return "fuel";
  if (asked === "number" || number.trim() === "") return "number";
  return asked === "payment" || payment === null ? "payment" : "consent";
}

export function stepAddress(step: Step): string {
  return step === "way" ? "/you/meters/add" : `/you/meters/add?step=${step}`;
}
