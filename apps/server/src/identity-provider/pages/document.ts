import { words, type Language } from "../words/words.js";

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
