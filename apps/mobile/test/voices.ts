import { createInstance } from "i18next";
import { say, type Voice } from "../src/features/usage/say.js";
import type { Finding } from "../src/features/usage/finding.js";
import { usage as cyUsage } from "../src/words/cy/usage.js";
import { usage as enUsage } from "../src/words/en/usage.js";
import { ensureWelshPlurals } from "../src/words/plural-rules.js";

ensureWelshPlurals();

function voiceOf(language: "en" | "cy"): Voice {
  const i18n = createInstance();
  void i18n.init({
    lng: language,
    resources: { en: { usage: enUsage }, cy: { usage: cyUsage } },
    initAsync: false,
    interpolation: { escapeValue: false },
  });
  return {
    language,
    today: "2026-11-21",
    sentence: (key, values) => i18n.t(`finding.${key}`, { ns: "usage", ...values }),
  };
}

/** Says facts in either language, on Saturday 21 November 2026. */
export const voices = { en: voiceOf("en"), cy: voiceOf("cy") };

export const both = (finding: Finding) => [say(finding, voices.en), say(finding, voices.cy)];
