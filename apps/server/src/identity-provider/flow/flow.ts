import type { AccountAction } from "../openid/parameters.js";
import type { Person } from "../people/person-rows.js";
import type { Language } from "../words/words.js";

/** What is known so far in one sign-in under way. It only grows; which page comes next follows from it. */
export interface Flow {
  readonly aim: "sign-in" | "register" | "recover";
  readonly action: AccountAction | null;
  readonly language: Language;
  /** As typed; kept where the page changes. */
  readonly email: string;
  /** Where the last code went to; empty: none was sent. */
  readonly codeSentTo: string;
  readonly emailProved: boolean;
  /** Set once the password was right or the email was proved. */
  readonly subject: string | null;
  /** The person's changes that this flow knows of: one made elsewhere in the meantime ends it. */
  readonly changes: number;
  readonly passwordProved: boolean;
  readonly secondProved: boolean;
  /** Text messages were chosen in place of an app that is to be set up. */
  readonly bySms: boolean;
  /** Where the last text message went to; empty: none was sent. */
  readonly smsSentTo: string;
  readonly asksRecoveryCode: boolean;
  readonly usedRecoveryCode: boolean;
  /** Asked after a recovery code; null: not answered yet. */
  readonly lostAuthenticator: boolean | null;
  readonly passwordSet: boolean;
  readonly authenticatorSet: boolean;
  readonly codesKept: boolean;
  readonly emailSet: boolean;
  readonly toldDemonstration: boolean;
  /** Offered and not confirmed yet. */
  readonly totpSecret: string | null;
  readonly recoveryCodes: readonly string[] | null;
  /** A sentence above the next page. */
  readonly notice: "has-account" | "no-account" | null;
}

export type Step =
  | "sign-in"
  | "email"
  | "email-code"
  | "second-factor"
  | "phone"
  | "sms-send"
  | "sms-code"
  | "recovery-code"
  | "lost-authenticator"
  | "new-password"
  | "authenticator"
  | "recovery-codes"
  | "new-email"
  | "demonstration"
  | "done";

export function newFlow(given: Partial<Pick<Flow, "aim" | "action" | "language" | "email">>): Flow {
  return {
    aim: "sign-in",
    action: null,
    language: "en",
    email: "",
    codeSentTo: "",
    emailProved: false,
    subject: null,
    changes: 0,
    passwordProved: false,
    secondProved: false,
    bySms: false,
    smsSentTo: "",
    asksRecoveryCode: false,
    usedRecoveryCode: false,
    lostAuthenticator: null,
    passwordSet: false,
    authenticatorSet: false,
    codesKept: false,
    emailSet: false,
    toldDemonstration: false,
    totpSecret: null,
    recoveryCodes: null,
    notice: null,
    ...given,
  };
}

export interface Held {
  readonly person: Person;
  readonly recoveryCodesLeft: number;
}

/**
 * The page that comes next. First somebody proves who they are, then what is missing is set up, then what they came to
 * change is changed. `held` is null until somebody is known.
 */
export function nextStep(flow: Flow, held: Held | null): Step {
  if (flow.aim !== "sign-in" && !flow.emailProved) return flow.codeSentTo === "" ? "email" : "email-code";
  if (held === null) return flow.aim === "register" ? "new-password" : "sign-in";
  return proofStep(flow, held.person) ?? setUpStep(flow, held) ?? actionStep(flow, held.person) ?? "done";
}

/** A proved email stands in for the password and never for the second factor: recovery does not get round it. */
function proofStep(flow: Flow, { totpSecret, phone, demonstration }: Person): Step | null {
  const provedFirst = flow.passwordProved || (flow.aim === "recover" && flow.emailProved && !demonstration);
  if (!provedFirst) return "sign-in";
  const needsSecond = (totpSecret !== null || phone !== null) && !flow.secondProved;
  if (needsSecond && flow.asksRecoveryCode) return "recovery-code";
  if (needsSecond && totpSecret !== null) return "second-factor";
  if (needsSecond) return flow.smsSentTo === "" ? "sms-send" : "sms-code";
  if (flow.aim === "recover" && !flow.passwordSet) return "new-password";
  return null;
}

function setUpStep(flow: Flow, { person, recoveryCodesLeft }: Held): Step | null {
  if (person.demonstration) return null;
  const asksWhetherLost = flow.usedRecoveryCode && flow.action !== "authenticator";
  if (asksWhetherLost && flow.lostAuthenticator === null) return "lost-authenticator";
  const isNew =
    (person.totpSecret === null && person.phone === null) ||
    flow.lostAuthenticator === true ||
    flow.action === "authenticator";
  if (isNew && !flow.authenticatorSet) return newFactorStep(flow);
  const wantsCodes = recoveryCodesLeft === 0 || flow.action === "recovery-codes";
  return wantsCodes && !flow.codesKept ? "recovery-codes" : null;
}

function newFactorStep({ bySms, smsSentTo }: Flow): Step {
  if (!bySms) return "authenticator";
  return smsSentTo === "" ? "phone" : "sms-code";
}

function actionStep(flow: Flow, { demonstration }: Person): Step | null {
  if (flow.action === null) return null;
  if (demonstration) return flow.toldDemonstration ? null : "demonstration";
  if (flow.action === "password") return flow.passwordSet ? null : "new-password";
  if (flow.action === "email" && !flow.emailSet) return flow.codeSentTo === "" ? "new-email" : "email-code";
  return null;
}

/** Authentication methods (RFC 8176). A recovery code is a password for one time too. */
export function methodsOf({ secondProved }: Flow): string[] {
  return secondProved ? ["pwd", "otp"] : ["pwd"];
}
