import type { Consent, Notices } from "@halfhourly/contracts";

export type Purpose = Consent["purpose"];

/** What nothing else works without comes first. */
export const PURPOSES: readonly Purpose[] = ["viewing", "recommendations", "comparison", "research"];

export function isPurpose(text: string): text is Purpose {
  return PURPOSES.some((purpose) => purpose === text);
}

/** The versions whose words this app holds, in `words/en/consents.ts` and beside it. A newer one is never answered with older words. */
const KNOWN_VERSIONS: Readonly<Record<Purpose, readonly string[]>> = {
  viewing: ["viewing-1"],
  recommendations: ["recommendations-1"],
  comparison: ["comparison-1"],
  research: ["research-1"],
};

export type NoticeInForce =
  | { readonly kind: "none" }
  | { readonly kind: "unknown" }
  | { readonly kind: "known"; readonly version: string };

/** The notice that an answer is given to: none where the purpose is not offered, unknown where the words are newer. */
export function noticeFor(purpose: Purpose, { notices }: Notices): NoticeInForce {
  const inForce = notices.find((notice) => notice.purpose === purpose);
  if (inForce === undefined) return { kind: "none" };
  return KNOWN_VERSIONS[purpose].includes(inForce.version)
    ? { kind: "known", version: inForce.version }
    : { kind: "unknown" };
}

export function isGranted({ state }: Pick<Consent, "state">): boolean {
  return state === "granted";
}

/** Whether stopping this one leaves nothing allowed for its meter, so that its readings go. */
export function isLastOfMeter(consent: Consent, all: readonly Consent[]): boolean {
  return !all.some(
    (other) => other.meterId === consent.meterId && other.purpose !== consent.purpose && isGranted(other),
  );
}

/** What to renew now, and what has new words since it was agreed to and must be read first. */
export function dueForRenewal(consents: readonly Consent[], notices: Notices): DueForRenewal {
  const due = consents.filter((consent) => isGranted(consent) && consent.renewSoon);
  const renewable = due.flatMap((consent) => {
    const notice = noticeFor(consent.purpose, notices);
    const same = notice.kind === "known" && notice.version === consent.noticeVersion;
    return same ? [{ consent, noticeVersion: notice.version }] : [];
  });
  const changed = due.filter((consent) => !renewable.some((other) => other.consent === consent));
  return { renewable, changed };
}

export interface DueForRenewal {
  readonly renewable: readonly Renewable[];
  /** Has new words since it was agreed to, and must be read first. */
  readonly changed: readonly Consent[];
}

export interface Renewable {
  readonly consent: Consent;
  readonly noticeVersion: string;
}

/** Meters in the order of the answer, each with its purposes in our order. */
export function byMeter(consents: readonly Consent[]): readonly (readonly Consent[])[] {
  const ids = [...new Set(consents.map(({ meterId }) => meterId))];
  return ids.map((id) =>
    PURPOSES.flatMap((purpose) =>
      consents.filter((consent) => consent.meterId === id && consent.purpose === purpose),
    ),
  );
}

/** With `renew` the page asks for a yes once more, where there is one already. */
export function answerAddress({ meterId, purpose }: Pick<Consent, "meterId" | "purpose">, renew?: "renew") {
  return `/you/consents/${encodeURIComponent(meterId)}/${purpose}${renew === undefined ? "" : "?again=yes"}`;
}

export function movedOutAddress(meterId: string): string {
  return `/you/meters/${encodeURIComponent(meterId)}/moved-out`;
}
