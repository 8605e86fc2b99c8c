/**
 * The plural forms of English and Welsh cardinals (Unicode CLDR). Hermes has no Intl.PluralRules and Chromium has no
 * Welsh one, so these stand in for both wherever i18next asks.
 */
export type PluralForm = "zero" | "one" | "two" | "few" | "many" | "other";

export function pluralFormOf(count: number, language: string): PluralForm {
  return language.startsWith("cy") ? welshForm(count) : count === 1 ? "one" : "other";
}

function welshForm(count: number): PluralForm {
  switch (count) {
    case 0:
      return "zero";
    case 1:
      return "one";
    case 2:
      return "two";
    case 3:
      return "few";
    case 6:
      return "many";
    default:
      return "other";
  }
}

const FORMS: Readonly<Record<"en" | "cy", readonly PluralForm[]>> = {
  en: ["one", "other"],
  cy: ["zero", "one", "two", "few", "many", "other"],
};

class OwnPluralRules {
  readonly #language: "en" | "cy";

  constructor(language: string | readonly string[] = "en") {
    const first = typeof language === "string" ? language : (language[0] ?? "en");
    this.#language = first.startsWith("cy") ? "cy" : "en";
  }

  select(count: number): PluralForm {
    return pluralFormOf(count, this.#language);
  }

  selectRange(_from: number, to: number): PluralForm {
    return this.select(to);
  }

  resolvedOptions() {
    return { locale: this.#language, pluralCategories: [...FORMS[this.#language]] };
  }

  static supportedLocalesOf(): string[] {
    return ["en", "cy"];
  }
}

/** Puts our rules in place where the device's own do not know Welsh. Call once, before i18next starts. */
export function ensureWelshPlurals(): void {
  if (deviceKnowsWelsh()) return;
  const intl: object = typeof Intl === "undefined" ? {} : Intl;
  Object.defineProperty(intl, "PluralRules", { value: OwnPluralRules, configurable: true, writable: true });
  if (typeof Intl === "undefined")
    Object.defineProperty(globalThis, "Intl", { value: intl, configurable: true });
}

function deviceKnowsWelsh(): boolean {
  try {
    return new Intl.PluralRules("cy").select(3) === "few";
  } catch {
    return false;
  }
}
