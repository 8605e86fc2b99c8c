import { otherLanguage, words, type Language } from "./words.js";

export interface PageFault {
  /** The field that the summary links to. */
  readonly field: "email" | "password";
  readonly message: string;
}

export interface SignInPage {
  readonly uid: string;
  readonly language: Language;
  /** What was typed is never lost. */
  readonly email: string;
  readonly faults: readonly PageFault[];
}

/**
 * The sign-in page. It needs no script: the language switch is a submit button of the same form, so that the typed email
 * goes with it, and a hidden first button keeps Enter meaning "sign in".
 */
export function signInPage({ uid, language, email, faults }: SignInPage): string {
  const text = words[language];
  const other = otherLanguage(language);
  const faultOf = (name: PageFault["field"]): string | undefined =>
    faults.find((fault) => fault.field === name)?.message;
  const title = faults.length > 0 ? `${text.errorInTitle}: ${text.title}` : text.title;
  return document(
    language,
    title,
    `
<form method="post" action="/oidc/sign-in/${encodeURIComponent(uid)}" novalidate>
<button class="first" type="submit" tabindex="-1" aria-hidden="true">${text.signIn}</button>
<input type="hidden" name="language" value="${language}">
<header><p class="name">Halfhourly</p>
<button class="language" type="submit" name="switch" value="${other}" lang="${other}" aria-label="${escape(`${text.other}: ${text.otherLabel}`)}">${text.other}</button></header>
<main>
${faults.length > 0 ? summary(text.problem, faults) : ""}<h1>${text.title}</h1>
<p>${text.lead}</p>
${field({ name: "email", type: "email", label: text.email, hint: text.emailHint, value: email, autocomplete: "username", fault: faultOf("email") })}
${field({ name: "password", type: "password", label: text.password, hint: "", value: "", autocomplete: "current-password", fault: faultOf("password") })}
<button class="action" type="submit">${text.signIn}</button>
<p><a href="/">${text.back}</a></p>
</main>
</form>`,
  );
}

/** A page that only explains, with a way to go on. `code` is for support and may be empty. */
export function messagePage(language: Language, kind: "expired" | "refused", code = ""): string {
  const text = words[language];
  return document(
    language,
    text[`${kind}Title`],
    `
<header><p class="name">Halfhourly</p></header>
<main>
<h1>${text[`${kind}Title`]}</h1>
<p>${text[kind]}</p>
${code === "" ? "" : `<p class="hint">${escape(code)}</p>`}
<p><a class="action" href="/v1/sign-in?lang=${language}">${text.again}</a></p>
</main>`,
  );
}

function document(language: Language, title: string, body: string): string {
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} - Halfhourly</title>
<link rel="stylesheet" href="/oidc/sign-in.css">
</head>
<body>${body}
</body>
</html>
`;
}

/** Takes the focus when the page opens, so that a screen reader hears first what is wrong. */
function summary(heading: string, faults: readonly PageFault[]): string {
  const lines = faults.map(
    ({ field: name, message }) => `<li><a href="#${name}">${escape(message)}</a></li>`,
  );
  return `<div class="summary" role="alert" tabindex="-1" autofocus aria-labelledby="summary-title">
<h2 id="summary-title">${heading}</h2>
<ul>${lines.join("")}</ul>
</div>
`;
}

interface Field {
  readonly name: string;
  readonly type: "email" | "password";
  readonly label: string;
  readonly hint: string;
  readonly value: string;
  readonly autocomplete: string;
  readonly fault: string | undefined;
}

function field({ name, type, label, hint, value, autocomplete, fault }: Field): string {
  const described = [hint === "" ? "" : `${name}-hint`, fault === undefined ? "" : `${name}-fault`].filter(
    (id) => id !== "",
  );
  return `<div class="field${fault === undefined ? "" : " faulty"}">
<label for="${name}">${label}</label>
${hint === "" ? "" : `<p class="hint" id="${name}-hint">${hint}</p>`}
${fault === undefined ? "" : `<p class="fault" id="${name}-fault">${escape(fault)}</p>`}
<input id="${name}" name="${name}" type="${type}" value="${escape(value)}" autocomplete="${autocomplete}" spellcheck="false" autocapitalize="none"${
    described.length > 0 ? ` aria-describedby="${described.join(" ")}"` : ""
  }${fault === undefined ? "" : ' aria-invalid="true"'} required>
</div>`;
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character]!);
}
