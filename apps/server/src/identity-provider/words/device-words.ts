import type { Language } from "./words.js";

export interface DeviceName {
  readonly browser: string | null;
  readonly system: string | null;
}

/** `Firefox on Android`, in the reader's language. */
export function deviceWords(language: Language, { browser, system }: DeviceName): string {
  const unknown = language === "cy" ? "borwr nad ydym yn ei adnabod" : "a browser that we do not know";
  const on = language === "cy" ? "ar" : "on";
  return system === null ? (browser ?? unknown) : `${browser ?? unknown} ${on} ${system}`;
}
