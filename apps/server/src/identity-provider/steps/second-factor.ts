import { deviceNameOf } from "../devices/device-name.js";
import { again, counted, goOn, typed, wait, type Outcome, type Visit } from "../flow/visit.js";
import { field, otherWay, paragraph } from "../pages/fields.js";
import { useRecoveryCodeOf, useTotpCode } from "../people/changes.js";
import { budgets, type Budget } from "../throttle/budgets.js";
import { deviceWords } from "../words/device-words.js";
import { tell } from "./person-changed.js";
import type { StepPage } from "./step.js";

export const secondFactor: StepPage = {
  keeps: [],

  show({ text, faults }) {
    return {
      title: text.secondTitle,
      inner: `${paragraph(text.secondLead)}
${field({ name: "code", label: text.appCode, autocomplete: "one-time-code", digits: true }, faults)}`,
      action: text.goOn,
      below: otherWay("recovery-code", text.cannotUseApp),
    };
  },

  async take(visit) {
    const { flow, form, held, parts, text } = visit;
    if (form.get("go") === "recovery-code") return goOn({ ...flow, asksRecoveryCode: true });
    const code = typed(visit, "code", 20).replace(/\s/g, "");
    if (code === "") return again("code", text.appCodeMissing);
    return guarded(
      visit,
      budgets.secondFactor,
      budgets.secondFactorOnKnownDevice,
      text.appCodeWrong,
      async () => ((await useTotpCode(parts, held!.person, code)) ? { ...flow, secondProved: true } : null),
    );
  },
};

export const recoveryCode: StepPage = {
  keeps: [],

  show({ text, faults }) {
    return {
      title: text.recoveryTitle,
      inner: `${paragraph(text.recoveryLead)}
${field({ name: "code", label: text.recoveryCode, autocomplete: "off" }, faults)}`,
      action: text.goOn,
      below: `${otherWay("app", text.recoveryBack)}<h2>${text.lostAllTitle}</h2>${paragraph(text.lostAll)}`,
    };
  },

  async take(visit) {
    const { flow, form, held, parts, text, userAgent } = visit;
    if (form.get("go") === "app") return goOn({ ...flow, asksRecoveryCode: false });
    const code = typed(visit, "code", 40);
    if (code.trim() === "") return again("code", text.recoveryMissing);
    const { person } = held!;
    return guarded(
      visit,
      budgets.recoveryCode,
      budgets.recoveryCodeOnKnownDevice,
      text.recoveryWrong,
      async () => {
        if (!(await useRecoveryCodeOf(parts, person.subject, code))) return null;
        const device = deviceWords(person.language, deviceNameOf(userAgent));
        await tell(visit, "recovery-used", person, { device });
        return { ...flow, secondProved: true, usedRecoveryCode: true };
      },
    );
  },
};

/** Counts the try; whoever fails freely for the last time knows the password already, and the person is told so. */
export async function guarded(
  visit: Visit,
  elsewhere: Budget,
  onKnownDevice: Budget,
  wrong: string,
  check: () => Promise<Visit["flow"] | null>,
): Promise<Outcome> {
  const { held, parts } = visit;
  const { person } = held!;
  const { tries, waitMs, failures } = await counted(visit, person.subject, (device) => [
    device === null
      ? { budget: elsewhere, of: [person.subject] }
      : { budget: onKnownDevice, of: [person.subject, device] },
  ]);
  if (waitMs > 0) return wait(visit, "code", waitMs);
  const flow = await check();
  if (flow === null) {
    if (failures === elsewhere.free) await tell(visit, "guessing", person);
    return again("code", wrong);
  }
  await parts.throttle.succeeded(tries);
  return goOn(flow);
}
