import { newFlow, type Flow } from "../flow/flow.js";
import { again, goOn, typed, type Outcome, type Visit } from "../flow/visit.js";
import { field, otherWay, paragraph } from "../pages/fields.js";
import { setEmail, noteEmailProved } from "../people/changes.js";
import { findSubject, personBySubject } from "../people/people.js";
import { budgets } from "../throttle/budgets.js";
import { emailKeyOf } from "../people/email.js";
import { personChanged } from "./person-changed.js";
import { sendCode } from "./send-code.js";
import type { StepPage } from "./step.js";

export const emailCode: StepPage = {
  keeps: [],

  show({ flow, text, faults }) {
    return {
      title: text.codeTitle,
      inner: `${paragraph(text.codeLead.replace("{email}", flow.codeSentTo))}
${paragraph(text.codeSlow)}
${field({ name: "code", label: text.code, autocomplete: "one-time-code", digits: true }, faults)}`,
      action: text.goOn,
      below: otherWay("another", text.codeAnother) + otherWay("elsewhere", text.otherEmail),
    };
  },

  async take(visit) {
    const { flow, form, parts, text, uid } = visit;
    const go = form.get("go");
    if (go === "elsewhere") return goOn({ ...flow, codeSentTo: "" });
    if (go === "another") return sendCode(visit, flow.codeSentTo, "code");
    const code = typed(visit, "code", 20).replace(/\s/g, "");
    if (code === "") return again("code", text.codeMissing);
    const result = await parts.codes.check(uid, code);
    if (result !== "right") return again("code", result === "wrong" ? text.codeWrong : text.codeOver);
    await parts.throttle.succeeded([{ budget: budgets.mailToAddress, of: [emailKeyOf(flow.codeSentTo)] }]);
    return visit.held === null ? goOn(await proved(visit)) : changeEmail(visit);
  },
};

/** Whose email it is decides what comes next, whatever they came for: an account is never made twice. */
async function proved({ flow, parts }: Visit): Promise<Flow> {
  const { language, action, codeSentTo: email } = flow;
  const subject = await findSubject(parts, email);
  if (subject === null) {
    const notice = flow.aim === "recover" ? "no-account" : null;
    return { ...newFlow({ aim: "register", language, action, email }), emailProved: true, notice };
  }
  const person = await personBySubject(parts, subject);
  if (flow.aim === "register" || person === null || person.demonstration)
    return { ...newFlow({ language, action, email }), notice: "has-account" };
  await noteEmailProved(parts, subject);
  return { ...newFlow({ aim: "recover", language, action, email }), emailProved: true, subject };
}

async function changeEmail(visit: Visit): Promise<Outcome> {
  const { flow, held, parts, text } = visit;
  const { subject, email: before } = held!.person;
  if (!(await setEmail(parts, subject, flow.codeSentTo))) return again("code", text.emailTaken);
  await personChanged(visit, "email", before);
  return goOn({ ...flow, email: flow.codeSentTo, codeSentTo: "", emailSet: true });
}
