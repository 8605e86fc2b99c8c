import { newFlow } from "../flow/flow.js";
import { counted, goOn, typed, wait, type Outcome, type PageFault, type Visit } from "../flow/visit.js";
import { field, noticeBox, otherWay, paragraph } from "../pages/fields.js";
import { emailKeyOf } from "../people/email.js";
import { findSubject, verifyPassword } from "../people/people.js";
import { budgets } from "../throttle/budgets.js";
import type { Try } from "../throttle/throttle.js";
import type { StepPage } from "./step.js";

export const signIn: StepPage = {
  keeps: ["email"],

  show({ flow, text, faults, typed: asTyped, hasMail }) {
    const email = asTyped("email") || flow.email;
    const noMail = flow.aim !== "sign-in" && !hasMail ? noticeBox(text.mailUnavailable) : "";
    const notice = flow.notice === "has-account" ? noticeBox(text.hasAccount) : noMail;
    return {
      title: text.title,
      inner: `${notice}${paragraph(text.lead)}
${field({ name: "email", type: "email", label: text.email, hint: text.emailHint, value: email, autocomplete: "username" }, faults)}
${field({ name: "password", type: "password", label: text.password, autocomplete: "current-password" }, faults)}`,
      action: text.signIn,
      below: `${hasMail ? otherWay("recover", text.forgotten) + otherWay("register", text.register) : ""}
<p><a href="/">${text.back}</a></p>`,
    };
  },

  async take(visit) {
    const { flow, form, parts, text } = visit;
    const email = typed(visit, "email", 254);
    const password = typed(visit, "password", 1_000);
    const go = form.get("go");
    const { language, action } = flow;
    if (parts.mail !== null && (go === "register" || go === "recover"))
      return goOn(newFlow({ aim: go, language, action, email }));
    const missing = missingFields(visit, email, password);
    if (missing.length > 0) return { kind: "again", faults: missing, waitMs: 0 };
    return checkPassword(visit, email, password, {
      kind: "again",
      faults: [{ field: "email", message: text.wrong }],
      waitMs: 0,
    });
  },
};

function missingFields({ text }: Visit, email: string, password: string): PageFault[] {
  return [
    ...(email.trim() === "" ? [{ field: "email", message: text.emailMissing }] : []),
    ...(password === "" ? [{ field: "password", message: text.passwordMissing }] : []),
  ];
}

async function checkPassword(
  visit: Visit,
  email: string,
  password: string,
  wrong: Outcome,
): Promise<Outcome> {
  const { flow, parts, address } = visit;
  const key = emailKeyOf(email);
  const known = (await findSubject(parts, email)) ?? "";
  const { tries, waitMs } = await counted(visit, known, (device): Try[] =>
    device === null
      ? [
          { budget: budgets.passwordFromAddress, of: [key, address] },
          { budget: budgets.passwordFromAnywhere, of: [key] },
        ]
      : [{ budget: budgets.passwordOnKnownDevice, of: [known, device] }],
  );
  if (waitMs > 0) return wait(visit, "email", waitMs);
  const subject = await verifyPassword(parts, email, password);
  if (subject === null) return wrong;
  await parts.throttle.succeeded(tries);
  return goOn({ ...flow, aim: "sign-in", email, subject, passwordProved: true, notice: null });
}
