import type { Consent } from "@halfhourly/contracts";
import { londonTimeAt, shortDate } from "../../words/format.js";
import { useWords } from "../../words/index.js";
import { useMeterName } from "../meters/meter-words.js";

/** Where a consent stands, in one sentence: since when, until when, or why not. */
export function useStateLine(): (consent: Consent, offered: boolean) => string {
  const t = useWords("consents");
  return ({ state, changedAt, renewBy }, offered) => {
    const date = changedAt === null ? "" : shortDate(londonTimeAt(changedAt).date);
    if (state === "none") return t(offered ? "states.none" : "states.unavailable");
    if (state !== "granted") return t(`states.${state}`, { date });
    return renewBy === null
      ? t("states.grantedNoEnd", { date })
      : t("states.granted", { date, renewBy: shortDate(renewBy) });
  };
}

export function receiptFileName({ purpose, fuel, changedAt }: Consent): string {
  const date = changedAt === null ? "" : `-${londonTimeAt(changedAt).date}`;
  return `halfhourly-receipt-${fuel}-${purpose}${date}.json`;
}

/** "Research: Gas". */
export function useConsentName(): (consent: Consent) => string {
  const t = useWords("consents");
  const nameOf = useMeterName();
  return ({ purpose, meterName, fuel }) =>
    t("ofMeter", {
      purpose: t(`purposes.${purpose}.name`),
      name: nameOf({ name: meterName, fuel }),
    });
}
