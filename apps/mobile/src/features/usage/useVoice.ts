import { londonDateAt } from "@halfhourly/domain";
import { useMemo } from "react";
import { useLanguage, useWords } from "../../words/index.js";
import type { Finding } from "./finding.js";
import { say, type Voice } from "./say.js";
import { useNow } from "./useNow.js";

/** Says facts in the language in force. */
export function useVoice(): { readonly voice: Voice; readonly tell: (finding: Finding) => string } {
  const t = useWords("usage");
  const { language } = useLanguage();
  const today = londonDateAt(useNow());
  return useMemo(() => {
    const voice: Voice = { language, today, sentence: (key, values) => t(`finding.${key}`, values) };
    return { voice, tell: (finding) => say(finding, voice) };
  }, [t, language, today]);
}
