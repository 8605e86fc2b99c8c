import { again, goOn, type Outcome, type Visit } from "../flow/visit.js";
import { escape } from "../pages/document.js";
import { field, noticeBox } from "../pages/fields.js";
import { setPassword } from "../people/changes.js";
import { hashPassword } from "../people/passwords.js";
import { insertPerson, isTooShort } from "../people/people.js";
import { newFlow } from "../flow/flow.js";
import { personChanged } from "./person-changed.js";
import type { StepPage } from "./step.js";

const longestPasswordCharacters = 200;

/** A new person's first password, or another one for somebody who has proved who they are. */
export const newPassword: StepPage = {
  keeps: [],

  show({ flow, held, text, faults }) {
    const email = held?.person.email ?? flow.email;
    return {
      title: text.passwordTitle,
      inner: `${flow.notice === "no-account" ? noticeBox(text.noAccount) : ""}
<input type="text" name="username" value="${escape(email)}" autocomplete="username" hidden>
${field({ name: "password", type: "password", label: text.newPassword, hint: text.passwordLead, autocomplete: "new-password" }, faults)}`,
      action: text.keepPassword,
      below: "",
    };
  },

  async take(visit) {
    const { form, held, text, parts } = visit;
    const password = form.get("password") ?? "";
    if (password === "") return again("password", text.newPasswordMissing);
    if (isTooShort(password)) return again("password", text.passwordShort);
    if ([...password].length > longestPasswordCharacters) return again("password", text.passwordLong);
    if (await parts.isBreached(password)) return again("password", text.passwordBreached);
    const passwordHash = await hashPassword(password);
    return held === null ? createPerson(visit, passwordHash) : changePassword(visit, passwordHash);
  },
};

async function createPerson(visit: Visit, passwordHash: string): Promise<Outcome> {
  const { flow, parts } = visit;
  const { email, language, action } = flow;
  const subject = parts.ids();
  const displayName = nameFrom(email);
  const person = { subject, email, emailVerified: true, passwordHash, displayName, language };
  // Somebody finished with this email on another page in the meantime: they have an account now.
  if (!(await insertPerson(parts, person)))
    return goOn({ ...newFlow({ language, action, email }), notice: "has-account" });
  return goOn({ ...flow, subject, passwordProved: true, passwordSet: true, notice: null });
}

async function changePassword(visit: Visit, passwordHash: string): Promise<Outcome> {
  const { flow, held, parts } = visit;
  const { subject, email } = held!.person;
  await setPassword(parts, subject, passwordHash);
  await personChanged(visit, "password", email);
  return goOn({ ...flow, passwordProved: true, passwordSet: true });
}

/** Nobody is asked for a name; the app shows this one. */
function nameFrom(email: string): string {
  return email.slice(0, email.indexOf("@"));
}
