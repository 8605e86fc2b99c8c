import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { FastifyInstance } from "fastify";
import { marked } from "marked";
import type { ServerConfig } from "./config.js";
import { pageHeaders } from "./identity-provider/pages/page-headers.js";

type Operator = ServerConfig["operator"];

type Language = "en" | "cy";

const addresses: Readonly<Record<Language, string>> = { en: "/privacy", cy: "/privacy/cy" };
const papers: Readonly<Record<Language, string>> = { en: "notice.md", cy: "notice.cy.md" };
const words = {
  en: {
    title: "Privacy notice",
    runs: (name: string) => `${name} runs this copy of Halfhourly and answers for your data.`,
    nobodyNamed:
      "Whoever runs this copy of Halfhourly answers for your data. They have not given a name here.",
    contact: "To ask about your data",
    back: "Back to the app",
  },
  cy: {
    title: "Hysbysiad preifatrwydd",
    runs: (name: string) => `${name} sy'n rhedeg y copi hwn o Halfhourly ac yn atebol am eich data.`,
    nobodyNamed:
      "Pwy bynnag sy'n rhedeg y copi hwn o Halfhourly sy'n atebol am eich data. Nid ydynt wedi rhoi enw yma.",
    contact: "I holi am eich data",
    back: "Yn ôl i'r ap",
  },
} as const;

/** The privacy notice of docs/privacy as a page for everybody, with who runs this copy. */
export function servePrivacyNotice(http: FastifyInstance, operator: Operator): void {
  for (const language of ["en", "cy"] as const) {
    const page = pageOf(language, operator);
    http.get(addresses[language], (_request, reply) =>
      reply.headers(pageHeaders).type("text/html; charset=utf-8").send(page),
    );
  }
}

function pageOf(language: Language, operator: Operator): string {
  const text = words[language];
  const notice = linked(marked.parse(noticeText(language), { async: false }));
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${text.title} - Halfhourly</title>
<link rel="stylesheet" href="/docs/pages.css">
</head>
<body>
<main>
<p><a href="/">${text.back}</a></p>
${notice.replace("</h1>", `</h1>\n${operatorOf(language, operator)}`)}
</main>
</body>
</html>
`;
}

function operatorOf(language: Language, { name, contact }: Operator): string {
  const text = words[language];
  const who = name === null ? text.nobodyNamed : text.runs(name);
  const how = contact === null ? "" : `\n<p>${text.contact}: ${escaped(contact)}</p>`;
  return `<p>${escaped(who)}</p>${how}`;
}

function noticeText(language: Language): string {
  const path = new URL(`../../../docs/privacy/${papers[language]}`, import.meta.url);
  return readFileSync(fileURLToPath(path), "utf8");
}

/** The papers name one another by file. */
function linked(html: string): string {
  return (["en", "cy"] as const).reduce(
    (text, language) => text.replaceAll(`href="${papers[language]}"`, `href="${addresses[language]}"`),
    html,
  );
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
