import type { Step } from "../flow/flow.js";
import type { PageFault } from "../flow/visit.js";
import { otherLanguage, words, type Language } from "../words/words.js";
import { document, escape } from "./document.js";

/** What is one page's own: its question, what stands below it, and the words on its button. */
export interface PageBody {
  readonly title: string;
  /** HTML between the heading and the button. */
  readonly inner: string;
  /** Null where the page has buttons of its own. */
  readonly action: string | null;
  /** HTML below the button. */
  readonly below: string;
}

export interface FormPage {
  readonly uid: string;
  readonly step: Step;
  readonly language: Language;
  readonly faults: readonly PageFault[];
  readonly body: PageBody;
}

/**
 * One question. It needs no script: the language switch is a submit button of the same form, so that what was typed goes
 * with it, and a hidden first button keeps Enter meaning "go on".
 */
export function formPage({ uid, step, language, faults, body }: FormPage): string {
  const text = words[language];
  const other = otherLanguage(language);
  const { title, inner, action, below } = body;
  return document(
    language,
    faults.length > 0 ? `${text.errorInTitle}: ${title}` : title,
    `
<form method="post" action="/oidc/sign-in/${encodeURIComponent(uid)}" novalidate>
${action === null ? "" : `<button class="first" type="submit" tabindex="-1" aria-hidden="true">${escape(action)}</button>\n`}<input type="hidden" name="language" value="${language}">
<input type="hidden" name="step" value="${step}">
<header><p class="name">Halfhourly</p>
<button class="language" type="submit" name="switch" value="${other}" lang="${other}" aria-label="${escape(`${text.other}: ${text.otherLabel}`)}">${text.other}</button></header>
<main>
${faults.length > 0 ? summary(text.problem, faults) : ""}<h1>${escape(title)}</h1>
${inner}
${action === null ? "" : `<button class="action" type="submit">${escape(action)}</button>\n`}${below}
</main>
</form>`,
  );
}

/** Takes the focus when the page opens, so that a screen reader hears first what is wrong. */
function summary(heading: string, faults: readonly PageFault[]): string {
  const lines = faults.map(
    ({ field: name, message }) => `<li><a href="#${name}">${escape(message)}</a></li>`,
  );
  return `<div class="summary" role="alert" tabindex="-1" autofocus aria-labelledby="summary-title">
<h2 id="summary-title">${escape(heading)}</h2>
<ul>${lines.join("")}</ul>
</div>
`;
}
