import type { KeptMail, Mailbox } from "@halfhourly/mail";
import type { FastifyInstance } from "fastify";
import { pageHeaders } from "../identity-provider/pages/page-headers.js";

const words = {
  en: {
    title: "Mailbox of this machine",
    lead: "What Halfhourly would have sent by email, newest first. It leaves this machine only once a mail server is configured (HALFHOURLY_SMTP_URL).",
    none: "Nothing was sent yet.",
    to: "To",
    again: "Look again",
  },
  cy: {
    title: "Blwch post y peiriant hwn",
    lead: "Yr hyn y byddai Halfhourly wedi'i anfon drwy e-bost, y diweddaraf yn gyntaf. Dim ond pan fydd gweinydd e-bost wedi'i osod (HALFHOURLY_SMTP_URL) y bydd yn gadael y peiriant hwn.",
    none: "Nid oes dim wedi'i anfon eto.",
    to: "At",
    again: "Edrych eto",
  },
} as const;

/** Only for embedded defaults, where the one who started the process reads everybody's mail anyway. */
export function serveMailbox(http: FastifyInstance, mailbox: Mailbox): void {
  http.get("/mailbox", (_request, reply) =>
    reply.headers(pageHeaders).type("text/html; charset=utf-8").send(page(mailbox.messages())),
  );
}

function page(messages: readonly KeptMail[]): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${words.en.title} - Halfhourly</title>
<link rel="stylesheet" href="/oidc/sign-in.css">
</head>
<body>
<header><p class="name">Halfhourly</p></header>
<main>
${heading("en", messages.length)}
<section lang="cy">${heading("cy", messages.length)}</section>
${messages.map(message).join("\n")}
</main>
</body>
</html>
`;
}

function heading(language: "en" | "cy", count: number): string {
  const text = words[language];
  const level = language === "en" ? "h1" : "h2";
  return `<${level}>${text.title}</${level}>
<p>${text.lead}</p>
<p><a class="action" href="/mailbox">${text.again}</a></p>
${count === 0 ? `<p>${text.none}</p>` : ""}`;
}

const londonTime = new Intl.DateTimeFormat("en-GB", {
  dateStyle: "short",
  timeStyle: "medium",
  timeZone: "Europe/London",
});

function message({ to, subject, text, language, atMs }: KeptMail): string {
  return `<article lang="${language}">
<h2>${escape(subject)}</h2>
<p class="hint">${words[language].to}: ${escape(to)} · <time datetime="${new Date(atMs).toISOString()}">${londonTime.format(atMs)}</time></p>
${text
  .split(/\n{2,}/)
  .map((paragraph) => `<p>${escape(paragraph).replaceAll("\n", "<br>")}</p>`)
  .join("\n")}
</article>`;
}

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

function escape(text: string): string {
  return text.replace(/[&<>"]/g, (character) => entities[character]!);
}
