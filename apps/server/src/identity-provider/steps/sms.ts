import type { Flow } from "../flow/flow.js";
import { again, counted, goOn, typed, wait, type Outcome, type Visit } from "../flow/visit.js";
import { field, otherWay, paragraph } from "../pages/fields.js";
import { setPhone } from "../people/changes.js";
import { budgets } from "../throttle/budgets.js";
import { personChanged } from "./person-changed.js";
import { guarded } from "./second-factor.js";
import type { StepPage } from "./step.js";

/** The number of somebody who chose text messages in place of an app. */
export const phone: StepPage = {
  keeps: ["phone"],

  show({ text, faults, typed: asTyped }) {
    return {
      title: text.phoneTitle,
      inner: `${paragraph(text.phoneLead)}
${field({ name: "phone", label: text.phone, hint: text.phoneHint, value: asTyped("phone"), autocomplete: "tel", digits: true }, faults)}`,
      action: text.sendCode,
      below: otherWay("app", text.useApp),
    };
  },

  async take(visit) {
    const { flow, form, text } = visit;
    if (form.get("go") === "app") return goOn({ ...flow, bySms: false });
    const number = numberOf(typed(visit, "phone", 40));
    return number === null ? again("phone", text.phoneWrong) : sendText(visit, number, "phone");
  },
};

/** A person whose second factor is a telephone asks for the code: opening a page sends nothing. */
export const smsSend: StepPage = {
  keeps: [],

  show: ({ held, text }) => ({
    title: text.smsSendTitle,
    inner: `<p id="send">${text.smsSendLead.replace("{ending}", endingOf(held?.person.phone ?? ""))}</p>`,
    action: text.sendCode,
    below: otherWay("recovery-code", text.cannotUsePhone),
  }),

  async take(visit) {
    const { flow, form, held } = visit;
    if (form.get("go") === "recovery-code") return goOn({ ...flow, asksRecoveryCode: true });
    return sendText(visit, held!.person.phone ?? "", "send");
  },
};

export const smsCode: StepPage = {
  keeps: [],

  show({ flow, text, faults }) {
    return {
      title: text.smsCodeTitle,
      inner: `${paragraph(text.smsCodeLead.replace("{ending}", endingOf(flow.smsSentTo)))}
${field({ name: "code", label: text.smsCode, autocomplete: "one-time-code", digits: true }, faults)}`,
      action: text.goOn,
      below: otherWay("another", text.codeAnother),
    };
  },

  async take(visit) {
    const { flow, form, parts, text, uid } = visit;
    if (form.get("go") === "another") return sendText(visit, flow.smsSentTo, "code");
    const code = typed(visit, "code", 20).replace(/\s/g, "");
    if (code === "") return again("code", text.smsCodeMissing);
    return guarded(
      visit,
      budgets.secondFactor,
      budgets.secondFactorOnKnownDevice,
      text.smsCodeWrong,
      async () => ((await parts.codes.check(codePage(uid), code)) === "right" ? proved(visit) : null),
    );
  },
};

/** The number is kept once a code came back from it; for who has one already, the code is the proof. */
async function proved(visit: Visit): Promise<Flow> {
  const { flow, held, parts } = visit;
  const { person } = held!;
  const done = { ...flow, secondProved: true, smsSentTo: "" };
  if (!flow.bySms) return done;
  await setPhone(parts, person.subject, flow.smsSentTo);
  if (flow.aim !== "register") await personChanged(visit, "authenticator", person.email, "phone");
  return { ...done, authenticatorSet: true, bySms: false };
}

async function sendText(visit: Visit, number: string, fieldName: string): Promise<Outcome> {
  const { flow, held, parts, text, uid, address } = visit;
  const { waitMs } = await counted(visit, held!.person.subject, (device) => [
    device === null
      ? { budget: budgets.smsToNumber, of: [number] }
      : { budget: budgets.smsFromKnownDevice, of: [number, device] },
    { budget: budgets.mailAskedFrom, of: [address] },
  ]);
  if (waitMs > 0) return wait(visit, fieldName, waitMs);
  const code = await parts.codes.make(codePage(uid));
  try {
    if (parts.sms === null) throw new Error("no sender of text messages is configured");
    await parts.sms.send(number, text.smsText.replace("{code}", code));
  } catch (fault) {
    parts.logger.warn({ err: fault }, "a text message could not be sent");
    return again(fieldName, text.smsFailed);
  }
  return goOn({ ...flow, smsSentTo: number });
}

/** Apart from a code that goes by email on the same page. */
function codePage(uid: string): string {
  return `${uid}|sms`;
}

/** E.164; a number without a country is one of the United Kingdom. */
function numberOf(text: string): string | null {
  const number = text
    .replace(/[\s().-]/g, "")
    .replace(/^00/, "+")
    .replace(/^0/, "+44");
  return /^\+[1-9]\d{7,14}$/.test(number) ? number : null;
}

function endingOf(number: string): string {
  return number.slice(-3);
}
