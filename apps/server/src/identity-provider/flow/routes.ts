import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { deviceCookie } from "../devices/known-devices.js";
import { appClientId } from "../openid/clients.js";
import { messagePage } from "../pages/document.js";
import { formPage } from "../pages/form-page.js";
import { appPageHeaders, pageHeaders } from "../pages/page-headers.js";
import { signInCss } from "../pages/sign-in-css.js";
import { stepPages } from "../steps/index.js";
import { languageFrom, words, type Language } from "../words/words.js";
import { finish } from "./finish.js";
import { moveOn, progressOf, type Parameters, type Progress } from "./progress.js";
import type { Outcome, PageFault, PagesParts, Visit } from "./visit.js";

interface UidParams {
  Params: { uid: string };
}

const formMostBytes = 8 * 1024;

/** The provider's pages, all at one address for a sign-in. Register it in a scope of its own: it reads forms and nothing else. */
export function pageRoutes(http: FastifyInstance, parts: PagesParts): void {
  http.removeAllContentTypeParsers();
  http.addContentTypeParser(
    "application/x-www-form-urlencoded",
    { parseAs: "string", bodyLimit: formMostBytes },
    (_request, body, done) => done(null, new URLSearchParams(String(body))),
  );
  http.setErrorHandler<Error & { statusCode?: number }>((fault, request, reply) => {
    const isTheirs = fault.name === "SessionNotFound" || (fault.statusCode ?? 500) < 500;
    if (!isTheirs) throw fault;
    return page(reply, 400, messagePage(readersLanguage(request), "expired"));
  });

  http.get("/sign-in.css", (_request, reply) =>
    reply
      .headers({ ...pageHeaders, "cache-control": "public, max-age=3600" })
      .type("text/css; charset=utf-8")
      .send(signInCss),
  );

  http.get<UidParams>("/sign-in/:uid", async (request, reply) => {
    const { uid, params, session } = await parts.provider.interactionDetails(request.raw, reply.raw);
    const progress = await progressOf(parts, uid, params);
    if (progress.step === "done")
      return finish(visitOf(parts, uid, progress, session, request), request, reply);
    return showStep(reply, parts, { uid, params, progress, form: new URLSearchParams(), faults: [] });
  });

  http.post<UidParams>("/sign-in/:uid", async (request, reply) => answer(request, reply, parts));
}

async function answer(
  request: FastifyRequest<UidParams>,
  reply: FastifyReply,
  parts: PagesParts,
): Promise<FastifyReply> {
  if (!isOurForm(request, new URL(parts.publicUrl).origin))
    return page(reply, 403, messagePage(readersLanguage(request), "refused", "other-origin"));
  const { uid, params, session } = await parts.provider.interactionDetails(request.raw, reply.raw);
  const form = formOf(request);
  const stored = await progressOf(parts, uid, params);
  const switchTo = form.get("switch");
  const language = languageFrom(switchTo ?? form.get("language") ?? stored.flow.language);
  const progress = { ...stored, flow: { ...stored.flow, language } };
  const shown = { uid, params, progress, form };
  if (switchTo !== null) {
    await moveOn(parts, uid, stored.flow, progress.flow);
    return showStep(reply, parts, { ...shown, faults: [] });
  }
  const { step } = progress;
  // A page from before, brought up by the back button: the one that is due now is shown instead.
  const isDue = (form.get("step") ?? "sign-in") === step;
  if (step === "done" || !isDue) return toPage(reply, uid);
  const visit = visitOf(parts, uid, progress, session, request);
  const outcome = await stepPages[step].take(visit);
  if (outcome.kind === "again") return showAgain(reply, parts, shown, outcome);
  const next = await moveOn(parts, uid, stored.flow, outcome.flow);
  if (next.step !== "done") return toPage(reply, uid);
  return finish({ ...visit, flow: next.flow, held: next.held }, request, reply);
}

interface Shown {
  readonly uid: string;
  readonly params: Parameters;
  readonly progress: Progress;
  readonly form: URLSearchParams;
}

function showAgain(
  reply: FastifyReply,
  parts: PagesParts,
  shown: Shown,
  { faults, waitMs }: Extract<Outcome, { kind: "again" }>,
): FastifyReply {
  if (waitMs > 0) void reply.header("retry-after", String(Math.ceil(waitMs / 1000)));
  void reply.code(waitMs > 0 ? 429 : 422);
  return showStep(reply, parts, { ...shown, faults });
}

function showStep(
  reply: FastifyReply,
  { mail, sms }: PagesParts,
  { uid, params, progress, form, faults }: Shown & { readonly faults: readonly PageFault[] },
): FastifyReply {
  const { flow, held, step } = progress;
  if (step === "done") return toPage(reply, uid);
  const { keeps, show } = stepPages[step];
  const typed = (field: string) => (keeps.includes(field) ? (form.get(field) ?? "").slice(0, 254) : "");
  const { language } = flow;
  const body = show({
    flow,
    held,
    text: words[language],
    faults,
    typed,
    hasMail: mail !== null,
    hasSms: sms !== null,
  });
  const headers = params["client_id"] === appClientId ? appPageHeaders : pageHeaders;
  return page(reply, reply.statusCode, formPage({ uid, step, language, faults, body }), headers);
}

function visitOf(
  parts: PagesParts,
  uid: string,
  { flow, held }: Progress,
  session: { readonly uid?: string; readonly accountId?: string } | undefined,
  request: FastifyRequest,
): Visit {
  return {
    parts,
    uid,
    flow,
    held,
    form: formOf(request),
    text: words[flow.language],
    address: request.ip,
    deviceToken: parts.devices.tokenIn(cookieOf(request, deviceCookie)),
    userAgent: request.headers["user-agent"] ?? "",
    session: session?.uid === undefined ? null : { uid: session.uid, subject: session.accountId ?? null },
  };
}

function formOf({ body }: FastifyRequest): URLSearchParams {
  return body instanceof URLSearchParams ? body : new URLSearchParams();
}

function cookieOf({ headers }: FastifyRequest, name: string): string | null {
  const pair = (headers.cookie ?? "").split(/;\s*/).find((one) => one.startsWith(`${name}=`));
  return pair?.slice(name.length + 1) ?? null;
}

/** Another site must not sign somebody in here as somebody else. */
function isOurForm({ headers }: FastifyRequest, publicOrigin: string): boolean {
  const site = headers["sec-fetch-site"];
  if (site !== undefined) return site === "same-origin";
  return headers.origin === undefined || headers.origin === publicOrigin;
}

function readersLanguage({ headers, body }: FastifyRequest): Language {
  const chosen = body instanceof URLSearchParams ? body.get("language") : null;
  return languageFrom(chosen ?? (headers["accept-language"] ?? "").replace(/[,;].*$/s, ""));
}

/** Answered with an address, so that reloading the page that comes next sends nothing twice. */
function toPage(reply: FastifyReply, uid: string): FastifyReply {
  return reply
    .headers({ "cache-control": "no-store", "referrer-policy": "no-referrer" })
    .redirect(`/oidc/sign-in/${encodeURIComponent(uid)}`, 303);
}

function page(reply: FastifyReply, status: number, html: string, headers = pageHeaders): FastifyReply {
  return reply.code(status).headers(headers).type("text/html; charset=utf-8").send(html);
}
