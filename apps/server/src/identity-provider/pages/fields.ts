import type { PageFault } from "../flow/visit.js";
import { escape } from "./document.js";

export interface Field {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly type?: "email" | "password" | "text";
  /** What was typed before; never a password. */
  readonly value?: string;
  readonly autocomplete: string;
  /** True for codes of digits: telephones then show their number keys. */
  readonly digits?: boolean;
}

/** A labelled field with its hint and its fault, tied to it for screen readers. */
export function field(one: Field, faults: readonly PageFault[]): string {
  const { name, label, hint = "", type = "text", value = "", autocomplete, digits = false } = one;
  const fault = faults.find(({ field: faulty }) => faulty === name)?.message;
  const described = [hint === "" ? "" : `${name}-hint`, fault === undefined ? "" : `${name}-fault`].filter(
    (id) => id !== "",
  );
  return `<div class="field${fault === undefined ? "" : " faulty"}">
<label for="${name}">${escape(label)}</label>
${hint === "" ? "" : `<p class="hint" id="${name}-hint">${escape(hint)}</p>`}
${fault === undefined ? "" : `<p class="fault" id="${name}-fault">${escape(fault)}</p>`}
<input id="${name}" name="${name}" type="${type}" value="${escape(value)}" autocomplete="${autocomplete}" spellcheck="false" autocapitalize="none"${
    digits ? ' inputmode="numeric" class="code"' : ""
  }${described.length > 0 ? ` aria-describedby="${described.join(" ")}"` : ""}${
    fault === undefined ? "" : ' aria-invalid="true"'
  } required>
</div>`;
}

export function paragraph(text: string): string {
  return `<p>${escape(text)}</p>`;
}

/** What is not the page's own question, as a button of the same form: what was typed goes with it. */
export function otherWay(go: string, label: string): string {
  return `<p><button class="other" type="submit" name="go" value="${go}">${escape(label)}</button></p>`;
}

export function noticeBox(text: string): string {
  return `<p class="notice">${escape(text)}</p>`;
}
