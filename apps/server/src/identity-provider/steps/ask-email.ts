import { newFlow } from "../flow/flow.js";
import { again, goOn, typed, type Visit } from "../flow/visit.js";
import { field, otherWay, paragraph } from "../pages/fields.js";
import { isEmail } from "../people/email.js";
import { sendCode } from "./send-code.js";
import type { StepPage } from "./step.js";

/** The first page of creating an account and of getting a new password. */
export const askEmail: StepPage = {
  keeps: ["email"],

  show({ flow, text, faults, typed: asTyped }) {
    const [title, lead] =
      flow.aim === "register"
        ? [text.registerTitle, text.registerLead]
        : [text.recoverTitle, text.recoverLead];
    const value = asTyped("email") || flow.email;
    return {
      title,
      inner: `${paragraph(lead)}
${field({ name: "email", type: "email", label: text.email, hint: text.emailHint, value, autocomplete: "email" }, faults)}`,
      action: text.sendCode,
      below: otherWay("sign-in", flow.aim === "register" ? text.toSignIn : text.backToSignIn),
    };
  },

  async take(visit) {
    const { flow, form } = visit;
    const { language, action } = flow;
    if (form.get("go") === "sign-in") return goOn(newFlow({ language, action, email: flow.email }));
    return takeEmail(visit);
  },
};

/** The new address of somebody who is signed in. */
export const newEmail: StepPage = {
  keeps: ["email"],

  show({ text, faults, typed: asTyped }) {
    return {
      title: text.newEmailTitle,
      inner: `${paragraph(text.newEmailLead)}
${field({ name: "email", type: "email", label: text.email, hint: text.emailHint, value: asTyped("email"), autocomplete: "email" }, faults)}`,
      action: text.sendCode,
      below: "",
    };
  },

  take: (visit) => takeEmail(visit),
};

async function takeEmail(visit: Visit) {
  const email = typed(visit, "email", 254).trim();
  if (!isEmail(email)) return again("email", visit.text.emailWrong);
  return sendCode(visit, email);
}
