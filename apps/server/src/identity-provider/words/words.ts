import { accountWords } from "./account-words.js";
import { factorWords } from "./factor-words.js";
import { registerWords } from "./register-words.js";
import { signInWords } from "./sign-in-words.js";

export type Language = "en" | "cy";

/** A text in Welsh has every sentence that there is in English: a missing one does not compile. */
export type Words = Readonly<
  Record<
    | keyof (typeof signInWords)["en"]
    | keyof (typeof registerWords)["en"]
    | keyof (typeof factorWords)["en"]
    | keyof (typeof accountWords)["en"],
    string
  >
>;

/** All pages in both languages. */
export const words: Readonly<Record<Language, Words>> = {
  en: { ...signInWords.en, ...registerWords.en, ...factorWords.en, ...accountWords.en },
  cy: { ...signInWords.cy, ...registerWords.cy, ...factorWords.cy, ...accountWords.cy },
};

export function otherLanguage(language: Language): Language {
  return language === "en" ? "cy" : "en";
}

/** The first of the asked languages (`ui_locales`, "cy en-GB") that the page speaks; English where none is. */
export function languageFrom(asked: unknown): Language {
  if (typeof asked !== "string") return "en";
  const known = asked.split(/\s+/).find((tag) => /^(en|cy)(-|$)/i.test(tag));
  return known !== undefined && /^cy/i.test(known) ? "cy" : "en";
}
