import type { FindAccount, NewMeter, ShownAccount } from "../../data/answers.js";
import { useDraft } from "../../data/draft.js";

/** What is answered on the way. A key or a password is never part of it: each is sent once and forgotten. */
export interface LinkDraft {
  /** The source's name; null: not chosen. */
  readonly source: string | null;
  /** As typed. */
  readonly postcode: string;
  readonly access: FindAccount["access"]["kind"] | null;
  readonly accountNumber: string;
  readonly login: string;
  /** For a source that knows a home by its meter: the meter's number and its display's id. */
  readonly meterPoint: string;
  readonly deviceId: string;
  /** What was found, as long as its ticket holds. */
  readonly found: ShownAccount | null;
  /** Meter points that are ticked. */
  readonly chosen: readonly string[];
  /** Asked for only where the supplier does not say it. */
  readonly payment: NewMeter["payment"] | null;
  readonly moved: "long-ago" | "on-date" | null;
  readonly movedIn: string;
  /** The household's meter that the account is shown for; null where it only adds. */
  readonly meter: string | null;
}

export const EMPTY_LINK: LinkDraft = {
  source: null,
  postcode: "",
  access: null,
  accountNumber: "",
  login: "",
  meterPoint: "",
  deviceId: "",
  found: null,
  chosen: [],
  payment: null,
  moved: null,
  movedIn: "",
  meter: null,
};

export type LinkDraftHandle = ReturnType<typeof useLinkDraft>;

export function useLinkDraft() {
  return useDraft("link-account", EMPTY_LINK, isLinkDraft);
}

function isLinkDraft(kept: unknown): kept is LinkDraft {
  return (
    typeof kept === "object" &&
    kept !== null &&
    Object.keys(EMPTY_LINK).every((name) => name in kept) &&
    "chosen" in kept &&
    Array.isArray(kept.chosen)
  );
}

export const LINK_STEPS = [
  "supplier",
  "postcode",
  "access",
  "found",
  "payment",
  "moved-in",
  "consent",
] as const;
export type LinkStep = (typeof LINK_STEPS)[number] | "done" | "refused";

/** The step to show: the one asked for, or the first whose answer is needed before it. `nowMs`: UTC milliseconds. */
export function linkStepToShow(asked: string | undefined, draft: LinkDraft, nowMs: number): LinkStep {
  if (asked === "done" || asked === "refused") return asked;
  const wanted = LINK_STEPS.find((step) => step === asked) ?? "supplier";
  const needed: readonly [LinkStep, boolean][] = [
    ["supplier", draft.source !== null],
    ["postcode", draft.postcode.trim() !== ""],
    ["access", heldTicket(draft, nowMs) !== null],
    ["found", draft.chosen.length > 0],
    ["payment", !wantsPayment(draft) || draft.payment !== null],
    ["moved-in", draft.moved !== null],
  ];
  const before = needed.slice(0, LINK_STEPS.indexOf(wanted));
  return before.find(([, isAnswered]) => !isAnswered)?.[0] ?? wanted;
}

/** What was found, while it can still be begun with. */
export function heldTicket({ found, source }: LinkDraft, nowMs: number): ShownAccount | null {
  return found !== null && found.source === source && Date.parse(found.ticketEndsAt) > nowMs ? found : null;
}

/** Whether how a meter is paid for has to be asked: it is new here, and its supplier does not say. */
export function wantsPayment(draft: LinkDraft): boolean {
  return chosenMeters(draft).some(({ meterId, payment }) => meterId === null && payment === null);
}

export function chosenMeters({ found, chosen }: LinkDraft): ShownAccount["meters"] {
  return (found?.meters ?? []).filter(({ meterPoint }) => chosen.includes(meterPoint));
}

/** The page of a step; with a source and a meter where the way leads here from that meter's own page. */
export function linkAddress(
  step: LinkStep,
  from?: { readonly source: string; readonly meter?: string },
): string {
  const query = new URLSearchParams({
    ...(step === "supplier" ? {} : { step }),
    ...(from === undefined ? {} : { source: from.source }),
    ...(from?.meter === undefined ? {} : { meter: from.meter }),
  }).toString();
  return `/you/meters/link${query === "" ? "" : `?${query}`}`;
}
