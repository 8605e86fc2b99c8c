import { otherLanguage, words, type Language } from "../words/words.js";

/** A whole page; `title` is plain text. It needs no script. */
export function document(language: Language, title: string, body: string): string {
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(title)} - Halfhourly</title>
<link rel="stylesheet" href="/oidc/sign-in.css">
</head>
<body>${body}
</body>
</html>
`;
}

/**
 * A page that only explains, with a way to go on. Which language somebody chose is gone with their pages, and a browser
 * seldom says Welsh: it stands in both, the likelier one first. `code` is for support and may be empty.
 */
export function messagePage(language: Language, kind: MessageKind, code = ""): string {
  return document(
    language,
    words[language][`${kind}Title`],
    `
<header><p class="name">Halfhourly</p></header>
<main>
${messageIn(language, "h1", kind, code)}
${messageIn(otherLanguage(language), "h2", kind, code)}
</main>`,
  );
}

type MessageKind = "expired" | "refused";

function messageIn(language: Language, heading: "h1" | "h2", kind: MessageKind, code: string): string {
  const text = words[language];
  return `<section lang="${language}">
<${heading}>${text[`${kind}Title`]}</${heading}>
<p>${text[kind]}</p>
${code === "" ? "" : `<p class="hint">${text.support}: ${escape(code)}</p>`}
<p><a class="action" href="/v1/sign-in?lang=${language}">${text.again}</a></p>
</section>`;
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Text as it is shown, whatever is in it. */
export function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character]!);
}
