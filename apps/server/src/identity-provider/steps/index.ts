import type { Step } from "../flow/flow.js";
import { askEmail, newEmail } from "./ask-email.js";
import { authenticator } from "./authenticator.js";
import { demonstration } from "./demonstration.js";
import { emailCode } from "./email-code.js";
import { lostAuthenticator } from "./lost-authenticator.js";
import { newPassword } from "./new-password.js";
import { recoveryCodes } from "./recovery-codes.js";
import { recoveryCode, secondFactor } from "./second-factor.js";
import { signIn } from "./sign-in.js";
import { phone, smsCode, smsSend } from "./sms.js";
import type { StepPage } from "./step.js";

/** Every page by the step that it is of; which comes next is decided in flow/flow.ts. */
export const stepPages: Readonly<Record<Exclude<Step, "done">, StepPage>> = {
  "sign-in": signIn,
  email: askEmail,
  "email-code": emailCode,
  "second-factor": secondFactor,
  "recovery-code": recoveryCode,
  phone,
  "sms-send": smsSend,
  "sms-code": smsCode,
  "lost-authenticator": lostAuthenticator,
  "new-password": newPassword,
  authenticator,
  "recovery-codes": recoveryCodes,
  "new-email": newEmail,
  demonstration,
};
