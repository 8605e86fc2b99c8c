import i18next from "i18next";
import { useCallback } from "react";
import { initReactI18next, useTranslation } from "react-i18next";
import { keepSetting } from "../data/device-settings.js";
import { cy } from "./cy/index.js";
import { en } from "./en/index.js";
import { isLanguage, languageAtStart, type Language } from "./language.js";
import { ensureWelshPlurals } from "./plural-rules.js";
import { number } from "./numbers.js";
import { nameLanguageOfDocument } from "./name-language.js";

declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "parts";
    resources: typeof en;
  }
}

ensureWelshPlurals();
void i18next.use(initReactI18next).init({
  lng: languageAtStart(),
  fallbackLng: "en",
  defaultNS: "parts",
  resources: { en, cy },
  interpolation: { escapeValue: false },
  initAsync: false,
});
// "{{count, grouped}}" is read with its commas: "27,743 half hours".
i18next.services.formatter?.add("grouped", (value: unknown) =>
  typeof value === "number" ? number(value) : String(value),
);
nameLanguageOfDocument(languageNow());

export type Namespace = keyof typeof en;

/** The words of one namespace in the language in force; draws again when the language changes. */
export function useWords<N extends Namespace>(namespace: N) {
  const { t } = useTranslation(namespace);
  return t;
}

/** The language in force and how to change it. */
export function useLanguage(): {
  readonly language: Language;
  readonly chooseLanguage: (language: Language) => void;
} {
  const { i18n } = useTranslation();
  const chooseLanguage = useCallback((language: Language) => {
    keepSetting("language", language);
    void i18next.changeLanguage(language);
    nameLanguageOfDocument(language);
  }, []);
  return { language: isLanguage(i18n.language) ? i18n.language : "en", chooseLanguage };
}

/** The language in force, outside a component. */
export function languageNow(): Language {
  return isLanguage(i18next.language) ? i18next.language : "en";
}

export { LANGUAGES, type Language } from "./language.js";
