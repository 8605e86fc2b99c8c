import { makeTotpSecret } from "../codes/authenticator.js";
import { makeRecoveryCodes, recoveryCodesLeft } from "../codes/recovery-codes.js";
import { accountActionOf, firstPageOf } from "../openid/parameters.js";
import { personBySubject } from "../people/people.js";
import { languageFrom } from "../words/words.js";
import { newFlow, nextStep, type Flow, type Held, type Step } from "./flow.js";
import type { PagesParts } from "./visit.js";

export interface Progress {
  readonly flow: Flow;
  readonly held: Held | null;
  readonly step: Step;
}

export type Parameters = Readonly<Record<string, unknown>>;

/** Where a sign-in stands; from the beginning where it is new, or where the person was changed elsewhere meanwhile. */
export async function progressOf(parts: PagesParts, uid: string, params: Parameters): Promise<Progress> {
  const begun = beginning(parts, params);
  const flow = (await parts.flows.find(uid)) ?? begun;
  const held = await heldBy(parts, flow);
  const isStale = flow.subject !== null && held?.person.changes !== flow.changes;
  if (isStale) return { flow: begun, held: null, step: nextStep(begun, null) };
  return { flow, held, step: nextStep(flow, held) };
}

/** Notes what became known and prepares what the next page shows. */
export async function moveOn(parts: PagesParts, uid: string, before: Flow, after: Flow): Promise<Progress> {
  const held = await heldBy(parts, after);
  const isOurChange =
    before.subject !== after.subject ||
    before.passwordSet !== after.passwordSet ||
    before.emailSet !== after.emailSet ||
    before.authenticatorSet !== after.authenticatorSet;
  const changes = isOurChange ? (held?.person.changes ?? 0) : after.changes;
  const step = nextStep(after, held);
  const flow = prepared({ ...after, changes }, step);
  await parts.flows.save(uid, flow);
  return { flow, held, step };
}

function beginning({ mail }: PagesParts, params: Parameters): Flow {
  const language = languageFrom(params["ui_locales"]);
  const hint = params["login_hint"];
  const email = typeof hint === "string" ? hint.slice(0, 254) : "";
  const first = mail === null ? null : firstPageOf(params);
  return newFlow({ aim: first ?? "sign-in", action: accountActionOf(params), language, email });
}

function prepared(flow: Flow, step: Step): Flow {
  if (step === "authenticator" && flow.totpSecret === null) return { ...flow, totpSecret: makeTotpSecret() };
  if (step === "recovery-codes" && flow.recoveryCodes === null)
    return { ...flow, recoveryCodes: makeRecoveryCodes() };
  return flow;
}

async function heldBy(parts: PagesParts, { subject }: Flow): Promise<Held | null> {
  if (subject === null) return null;
  const person = await personBySubject(parts, subject);
  if (person === null) return null;
  return { person, recoveryCodesLeft: await recoveryCodesLeft(parts.database, subject) };
}
