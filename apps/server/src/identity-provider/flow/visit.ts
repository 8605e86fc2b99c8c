import type Provider from "oidc-provider";
import type { EmailCodes } from "../codes/email-codes.js";
import type { KnownDevices } from "../devices/known-devices.js";
import type { IdentityProviderParts } from "../parts.js";
import type { SmsSender } from "../sms-sender.js";
import type { Throttle, Try } from "../throttle/throttle.js";
import type { Words } from "../words/words.js";
import type { Flow, Held } from "./flow.js";
import type { FlowStore } from "./flow-store.js";

/** What the pages stand on. */
export interface PagesParts extends IdentityProviderParts {
  readonly sms: SmsSender | null;
  readonly provider: Provider;
  readonly flows: FlowStore;
  readonly throttle: Throttle;
  readonly devices: KnownDevices;
  readonly codes: EmailCodes;
}

export interface PageFault {
  /** The field that the summary links to. */
  readonly field: string;
  readonly message: string;
}

/** One request for the pages of one sign-in. */
export interface Visit {
  readonly parts: PagesParts;
  readonly uid: string;
  readonly flow: Flow;
  readonly held: Held | null;
  readonly form: URLSearchParams;
  readonly text: Words;
  /** The network address, for counting. */
  readonly address: string;
  readonly deviceToken: string | null;
  readonly userAgent: string;
  /** The provider's session of this browser, where it has one. */
  readonly session: { readonly uid: string; readonly subject: string | null } | null;
}

/** On to the next page, or the same page again with what is wrong. */
export type Outcome =
  | { readonly kind: "on"; readonly flow: Flow }
  | { readonly kind: "again"; readonly faults: readonly PageFault[]; readonly waitMs: number };

export function goOn(flow: Flow): Outcome {
  return { kind: "on", flow };
}

export function again(field: string, message: string): Outcome {
  return { kind: "again", faults: [{ field, message }], waitMs: 0 };
}

export function wait({ text }: Visit, field: string, waitMs: number): Outcome {
  const seconds = Math.ceil(waitMs / 1000);
  const message =
    seconds <= 120
      ? text.wait.replace("{seconds}", String(seconds))
      : text.waitMinutes.replace("{minutes}", String(Math.ceil(seconds / 60)));
  return { kind: "again", faults: [{ field, message }], waitMs };
}

/** A field as typed, no longer than anything that could be right. */
export function typed({ form }: Pick<Visit, "form">, field: string, mostCharacters: number): string {
  return (form.get(field) ?? "").slice(0, mostCharacters);
}

/** Counts a try; `budget` says which budgets, by whether this browser is known to be the person's. */
export async function counted(
  visit: Visit,
  subject: string,
  budget: (device: string | null) => readonly Try[],
): Promise<{ readonly tries: readonly Try[]; readonly waitMs: number; readonly failures: number }> {
  const { deviceToken: token, parts } = visit;
  const isKnown = await parts.devices.isKnown(subject, token);
  const tries = budget(isKnown ? token : null);
  return { tries, ...(await parts.throttle.begin(tries)) };
}
