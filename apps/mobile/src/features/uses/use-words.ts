import type { Use } from "@halfhourly/contracts";
import { useNow } from "../../data/now.js";
import { spokenInstant } from "../../words/format.js";
import { useLanguage, useWords } from "../../words/index.js";
import { uses } from "../../words/en/uses.js";

type KnownCode = keyof typeof uses.what;

export function isKnownCode(code: string): code is KnownCode {
  return Object.hasOwn(uses.what, code);
}

/** What was done, in plain words; a code that this app does not know stands as it is. */
export function useWhatWords(): (use: Pick<Use, "what">) => string {
  const t = useWords("uses");
  // A code holds a point, which i18next would read as a step into the catalogue.
  return ({ what }) => (isKnownCode(what) ? t("what", { returnObjects: true })[what] : `“${what}”`);
}

/** UTC milliseconds as people in Britain say them: "14:05 today". */
export function useSpokenMs(): (atMs: number) => string {
  const { language } = useLanguage();
  const now = useNow();
  return (atMs) => spokenInstant(new Date(atMs).toISOString(), now, language);
}
