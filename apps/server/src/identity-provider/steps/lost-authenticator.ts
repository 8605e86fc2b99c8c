import { again, goOn } from "../flow/visit.js";
import { escape } from "../pages/document.js";
import { paragraph } from "../pages/fields.js";
import type { StepPage } from "./step.js";

/** After a recovery code: whoever lost the app sets up another one; whoever only left it at home goes on. */
export const lostAuthenticator: StepPage = {
  keeps: [],

  show({ text, faults }) {
    const marked = faults.length > 0 ? ' aria-describedby="summary-title"' : "";
    const button = (go: string, label: string) =>
      `<p><button class="action" type="submit" name="go" value="${go}" id="${go}"${marked}>${escape(label)}</button></p>`;
    return {
      title: text.lostTitle,
      inner: `${paragraph(text.lostLead)}${button("still", text.stillHave)}${button("lost", text.setUpNew)}`,
      action: null,
      below: "",
    };
  },

  async take({ flow, form, text }) {
    const go = form.get("go");
    if (go !== "still" && go !== "lost") return again("still", text.lostTitle);
    return goOn({ ...flow, lostAuthenticator: go === "lost" });
  },
};
