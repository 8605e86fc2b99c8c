import { inGroups, totpAddress, totpStepOf } from "../codes/authenticator.js";
import { again, counted, goOn, typed, wait } from "../flow/visit.js";
import { escape } from "../pages/document.js";
import { field, otherWay, paragraph } from "../pages/fields.js";
import { qrPicture } from "../pages/qr-picture.js";
import { setTotpSecret } from "../people/changes.js";
import { budgets } from "../throttle/budgets.js";
import { personChanged } from "./person-changed.js";
import type { StepPage } from "./step.js";

/** A new secret, shown until a code proves that an app has it; only then does it count. */
export const authenticator: StepPage = {
  keeps: [],

  show({ flow, held, text, faults, hasSms }) {
    const secret = flow.totpSecret ?? "";
    const address = totpAddress(secret, held?.person.email ?? "");
    return {
      title: text.authenticatorTitle,
      inner: `${paragraph(text.authenticatorLead)}${paragraph(text.authenticatorScan)}
${qrPicture(address, text.authenticatorPicture)}
<p><a href="${escape(address)}">${escape(text.authenticatorOpen)}</a></p>
<p>${escape(text.authenticatorKey)}: <span class="key">${inGroups(secret)}</span></p>
${field({ name: "code", label: text.authenticatorConfirm, autocomplete: "one-time-code", digits: true }, faults)}`,
      action: text.goOn,
      below: hasSms ? otherWay("sms", text.useSms) : "",
    };
  },

  async take(visit) {
    const { flow, form, held, parts, text } = visit;
    if (form.get("go") === "sms" && parts.sms !== null) return goOn({ ...flow, bySms: true });
    const { person } = held!;
    const code = typed(visit, "code", 20).replace(/\s/g, "");
    if (code === "") return again("code", text.appCodeMissing);
    const { tries, waitMs } = await counted(visit, person.subject, () => [
      { budget: budgets.newAuthenticator, of: [visit.uid] },
    ]);
    if (waitMs > 0) return wait(visit, "code", waitMs);
    const secret = flow.totpSecret ?? "";
    const step = await totpStepOf(secret, code, parts.now());
    if (step === null) return again("code", text.appCodeWrong);
    await parts.throttle.succeeded(tries);
    await setTotpSecret(parts, person.subject, secret, step);
    if (flow.aim !== "register") await personChanged(visit, "authenticator", person.email);
    return goOn({ ...flow, authenticatorSet: true, secondProved: true, totpSecret: null });
  },
};
