import { settingNow } from "../data/device-settings.js";

export const LANGUAGES = ["en", "cy"] as const;
export type Language = (typeof LANGUAGES)[number];

export function isLanguage(text: string | null | undefined): text is Language {
  return text === "en" || text === "cy";
}

/** The language chosen on this device, else the device's own, else English. */
export function languageAtStart(): Language {
  const kept = settingNow("language");
  if (isLanguage(kept)) return kept;
  return languageOfDevice().startsWith("cy") ? "cy" : "en";
}

function languageOfDevice(): string {
  if (typeof navigator !== "undefined" && typeof navigator.language === "string") return navigator.language;
  try {
    return Intl.DateTimeFormat().resolvedOptions().locale;
  } catch {
    return "en";
  }
}
