import type { ErasureCase } from "@halfhourly/contracts";
import { londonTimeAt } from "../../words/format.js";
import { useWords } from "../../words/index.js";
import { useMeterName } from "../meters/meter-words.js";

/** What a case deletes, in a few words: "Research: Gas", "Your account". */
export function useCaseName(): (one: ErasureCase) => string {
  const t = useWords("erasure");
  const consents = useWords("consents");
  const nameOf = useMeterName();
  return ({ kind, fuel, purpose, meterName }) => {
    if (kind === "account-closed" || purpose === undefined || fuel === undefined) return t("ofAccount");
    return t("ofConsent", {
      purpose: consents(`purposes.${purpose}.name`),
      name: nameOf({ name: meterName ?? "", fuel }),
    });
  };
}

export function certificateFileName({ openedAt }: Pick<ErasureCase, "openedAt">): string {
  return `halfhourly-erasure-certificate-${londonTimeAt(openedAt).date}.json`;
}
