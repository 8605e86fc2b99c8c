import type { Agreement } from "../../data/answers.js";
import { useLanguage, useWords } from "../../words/index.js";
import { quarterName } from "./cap-levels.js";

interface Names {
  readonly name: string;
  /** null where nothing is known of it. */
  readonly origin: string | null;
}

/** A tariff taken from the price cap was named in the language of that day: it is named anew from its quarter. */
const OF_THE_CAP = /^(price cap|cap ar brisiau),/i;

/** What an agreement is called and where it came from, in the language in force. What people typed stays as they typed it. */
export function useAgreementNames(): (agreement: Agreement) => Names {
  const t = useWords("tariffs");
  const meters = useWords("meters");
  const { language } = useLanguage();
  return ({ name, origin, from, to }) => {
    if (to !== null && origin !== undefined && OF_THE_CAP.test(origin)) {
      const quarter = quarterName({ from, to }, language);
      return { name: t("cap.nameOf", { quarter }), origin: t("cap.originOf", { quarter }) };
    }
    return { name, origin: origin === "generated" ? meters("generated") : (origin ?? null) };
  };
}
