export type Language = "en" | "cy";

/** The sign-in page in both languages. `{seconds}` is filled in. */
export const words = {
  en: {
    title: "Sign in",
    lead: "Sign in to see your home's energy use.",
    email: "Email address",
    emailHint: "For example, name@example.org",
    password: "Password",
    signIn: "Sign in",
    back: "Back to the start",
    other: "Cymraeg",
    otherLabel: "Newid i'r Gymraeg",
    problem: "There is a problem",
    errorInTitle: "Error",
    emailMissing: "Enter your email address",
    passwordMissing: "Enter your password",
    wrong: "The email address or the password is not right. Check both and try again",
    wait: "Too many tries. Wait {seconds} seconds, then try again",
    expiredTitle: "This page has expired",
    expired: "It was open for too long, or you have signed in already. Nothing was lost.",
    refusedTitle: "Signing in cannot go on",
    refused: "Something did not fit in how this page was reached. Nothing was changed.",
    again: "Start again",
  },
  cy: {
    title: "Mewngofnodi",
    lead: "Mewngofnodwch i weld defnydd ynni eich cartref.",
    email: "Cyfeiriad e-bost",
    emailHint: "Er enghraifft, enw@example.org",
    password: "Cyfrinair",
    signIn: "Mewngofnodi",
    back: "Yn ôl i'r dechrau",
    other: "English",
    otherLabel: "Change to English",
    problem: "Mae problem",
    errorInTitle: "Gwall",
    emailMissing: "Rhowch eich cyfeiriad e-bost",
    passwordMissing: "Rhowch eich cyfrinair",
    wrong: "Nid yw'r cyfeiriad e-bost neu'r cyfrinair yn gywir. Gwiriwch y ddau a rhowch gynnig arall arni",
    wait: "Gormod o gynigion. Arhoswch {seconds} eiliad, yna rhowch gynnig arall arni",
    expiredTitle: "Mae'r dudalen hon wedi dod i ben",
    expired: "Bu ar agor yn rhy hir, neu rydych wedi mewngofnodi'n barod. Ni chollwyd dim.",
    refusedTitle: "Ni ellir parhau i fewngofnodi",
    refused: "Nid oedd rhywbeth yn cyd-fynd â'r ffordd y cyrhaeddwyd y dudalen hon. Ni newidiwyd dim.",
    again: "Dechrau eto",
  },
} as const satisfies Readonly<Record<Language, Readonly<Record<string, string>>>>;

export function otherLanguage(language: Language): Language {
  return language === "en" ? "cy" : "en";
}

/** The first of the asked languages (`ui_locales`, "cy en-GB") that the page speaks; English where none is. */
export function languageFrom(asked: unknown): Language {
  if (typeof asked !== "string") return "en";
  const known = asked.split(/\s+/).find((tag) => /^(en|cy)(-|$)/i.test(tag));
  return known !== undefined && /^cy/i.test(known) ? "cy" : "en";
}
