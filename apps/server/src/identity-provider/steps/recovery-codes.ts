import { goOn } from "../flow/visit.js";
import { escape } from "../pages/document.js";
import { paragraph } from "../pages/fields.js";
import { setRecoveryCodes } from "../people/changes.js";
import { personChanged } from "./person-changed.js";
import type { StepPage } from "./step.js";

/** Shown until somebody says that they are kept; only then do they count, and those from before no more. */
export const recoveryCodes: StepPage = {
  keeps: [],

  show({ flow, held, text }) {
    const codes = (flow.recoveryCodes ?? []).map((code) => `<li>${escape(code)}</li>`).join("");
    const replaces = (held?.recoveryCodesLeft ?? 0) > 0;
    return {
      title: text.codesTitle,
      inner: `${paragraph(text.codesLead)}${replaces ? paragraph(text.codesReplace) : ""}
<ul class="codes">${codes}</ul>`,
      action: text.codesKept,
      below: "",
    };
  },

  async take(visit) {
    const { flow, held, parts } = visit;
    const { person } = held!;
    await setRecoveryCodes(parts, person.subject, flow.recoveryCodes ?? []);
    if (flow.action === "recovery-codes") await personChanged(visit, "recovery-codes", person.email);
    return goOn({ ...flow, codesKept: true, recoveryCodes: null });
  },
};
