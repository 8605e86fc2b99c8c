import type { FastifyReply } from "fastify";
import type { Problem } from "@halfhourly/service-kit";
import { pageHeaders } from "../http/security-headers.js";
import type { ConsumerApiConfig } from "../config.js";

const words = {
  en: {
    "sign-in-refused": [
      "Signing in did not finish",
      "It was cancelled, took too long or was already used. Nothing was changed.",
    ],
    "sign-in-unavailable": [
      "Signing in does not work at the moment",
      "The sign-in service does not answer. Your readings are safe. Try again in a minute.",
    ],
    "other-account": [
      "That is another account",
      "You showed that you are somebody else than who is signed in here. Nothing was changed, and you are signed in as before. Go back and sign in as the same person, or sign out first.",
    ],
    "not-proved-afresh": [
      "You were not asked again who you are",
      "The sign-in service did not ask, or does not say when it did. Nothing was changed, and you are signed in as before.",
    ],
    back: "Go back",
    again: "Start again",
    support: "Code for support",
  },
  cy: {
    "sign-in-refused": [
      "Ni orffennwyd mewngofnodi",
      "Cafodd ei ganslo, cymerodd ormod o amser neu roedd wedi'i ddefnyddio'n barod. Ni newidiwyd dim.",
    ],
    "sign-in-unavailable": [
      "Nid yw mewngofnodi'n gweithio ar hyn o bryd",
      "Nid yw'r gwasanaeth mewngofnodi'n ateb. Mae eich darlleniadau'n ddiogel. Rhowch gynnig arall arni ymhen munud.",
    ],
    "other-account": [
      "Cyfrif arall yw hwnnw",
      "Fe wnaethoch ddangos eich bod yn rhywun gwahanol i'r person sydd wedi mewngofnodi yma. Ni newidiwyd dim, ac rydych wedi mewngofnodi fel o'r blaen. Ewch yn ôl a mewngofnodwch fel yr un person, neu allgofnodwch yn gyntaf.",
    ],
    "not-proved-afresh": [
      "Ni ofynnwyd i chi eto pwy ydych chi",
      "Ni ofynnodd y gwasanaeth mewngofnodi, neu nid yw'n dweud pryd y gwnaeth. Ni newidiwyd dim, ac rydych wedi mewngofnodi fel o'r blaen.",
    ],
    back: "Mynd yn ôl",
    again: "Dechrau eto",
    support: "Cod ar gyfer cymorth",
  },
} as const;

const codes = ["sign-in-refused", "sign-in-unavailable", "other-account", "not-proved-afresh"] as const;
type Code = (typeof codes)[number];
/** Whoever is signed in still goes back to where they were. */
const staysSignedIn: readonly Code[] = ["other-account", "not-proved-afresh"];

/** A sign-in happens by navigation, so what goes wrong must be a page that a person can go on from, in both languages. */
export function sendFaultPage(
  reply: FastifyReply,
  config: Pick<ConsumerApiConfig, "publicUrl">,
  problem: Problem,
  language: "en" | "cy",
): FastifyReply {
  const code = codes.find((known) => known === problem.code) ?? "sign-in-refused";
  const first = section(language, code, problem.code, reply.request.id);
  const second = section(language === "en" ? "cy" : "en", code, problem.code, reply.request.id);
  return reply
    .code(problem.status)
    .headers(pageHeaders(config))
    .type("text/html; charset=utf-8")
    .serializer(String).send(`<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${words[language][code][0]} - Halfhourly</title><link rel="stylesheet" href="/docs/pages.css"></head>
<body><main>
${first}
<hr>
${second}
</main></body>
</html>
`);
}

function section(language: "en" | "cy", code: Code, problem: string, requestId: string): string {
  const text = words[language];
  const [title, explanation] = text[code];
  const [href, label] = staysSignedIn.includes(code)
    ? ["/", text.back]
    : [`/v1/sign-in?lang=${language}`, text.again];
  return `<section lang="${language}">
<h1>${title}</h1>
<p>${explanation}</p>
<p><a class="button" href="${href}">${label}</a></p>
<p class="quiet">${text.support}: ${problem} ${requestId}</p>
</section>`;
}
