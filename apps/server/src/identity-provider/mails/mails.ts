import type { Mail } from "@halfhourly/mail";
import type { Language } from "../words/words.js";
import { mailWords, type MailKind } from "./mail-words.js";

/** A message in the reader's language; `{name}` in its words is filled in from `values`. */
export function mailOf(
  kind: MailKind,
  to: string,
  language: Language,
  values: Readonly<Record<string, string>> = {},
): Mail {
  const { subject, text } = mailWords[kind][language];
  const fill = (words: string) => words.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
  return { to, language, subject, text: `${fill(text.join("\n\n"))}\n\nHalfhourly\n` };
}
