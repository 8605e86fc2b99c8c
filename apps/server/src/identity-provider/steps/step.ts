import type { Flow, Held } from "../flow/flow.js";
import type { Outcome, PageFault, Visit } from "../flow/visit.js";
import type { PageBody } from "../pages/form-page.js";
import type { Words } from "../words/words.js";

export interface View {
  readonly flow: Flow;
  readonly held: Held | null;
  readonly text: Words;
  readonly faults: readonly PageFault[];
  /** What was typed into a field of this page and may be shown again. */
  readonly typed: (field: string) => string;
  /** Whether codes can be sent. */
  readonly hasMail: boolean;
  readonly hasSms: boolean;
}

/** One page: what it asks and what it does with the answer. */
export interface StepPage {
  /** Fields that are shown again as typed; never a password or a code. */
  readonly keeps: readonly string[];
  show(view: View): PageBody;
  take(visit: Visit): Promise<Outcome>;
}
