import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type Provider from "oidc-provider";
import type { SignInAttempts } from "./attempts.js";
import { pageHeaders } from "./page-headers.js";
import { messagePage, signInPage, type PageFault } from "./pages.js";
import { signInCss } from "./sign-in-css.js";
import { languageFrom, words, type Language } from "./words.js";

/** The account id where email and password fit, otherwise null; as slow for an unknown email as for a wrong password. */
export type VerifyPassword = (email: string, password: string) => Promise<string | null>;

export interface SignInParts {
  readonly provider: Provider;
  readonly publicOrigin: string;
  readonly attempts: SignInAttempts;
  readonly verifyPassword: VerifyPassword;
}

interface UidParams {
  Params: { uid: string };
}

const formMostBytes = 8 * 1024;

/** The sign-in page and what it sends. Register it in a scope of its own: it reads forms and nothing else. */
export function signInRoutes(http: FastifyInstance, parts: SignInParts): void {
  http.removeAllContentTypeParsers();
  http.addContentTypeParser(
    "application/x-www-form-urlencoded",
    { parseAs: "string", bodyLimit: formMostBytes },
    (_request, body, done) => done(null, new URLSearchParams(String(body))),
  );
  http.setErrorHandler<Error & { statusCode?: number }>((fault, request, reply) => {
    const isTheirs = fault.name === "SessionNotFound" || (fault.statusCode ?? 500) < 500;
    if (!isTheirs) throw fault;
    return page(reply, 400, messagePage(pageLanguage(request), "expired"));
  });

  http.get("/sign-in.css", (_request, reply) =>
    reply
      .headers({ ...pageHeaders, "cache-control": "public, max-age=3600" })
      .type("text/css; charset=utf-8")
      .send(signInCss),
  );

  http.get<UidParams>("/sign-in/:uid", async (request, reply) => {
    const { uid, params } = await parts.provider.interactionDetails(request.raw, reply.raw);
    return page(
      reply,
      200,
      signInPage({ uid, language: languageFrom(params["ui_locales"]), email: "", faults: [] }),
    );
  });

  http.post<UidParams>("/sign-in/:uid", async (request, reply) => signIn(request, reply, parts));
}

async function signIn(
  request: FastifyRequest<UidParams>,
  reply: FastifyReply,
  parts: SignInParts,
): Promise<FastifyReply> {
  const { provider, attempts } = parts;
  if (!isOurForm(request, parts.publicOrigin))
    return page(reply, 403, messagePage(pageLanguage(request), "refused", "other-origin"));
  const { uid } = await provider.interactionDetails(request.raw, reply.raw);
  const form = request.body instanceof URLSearchParams ? request.body : new URLSearchParams();
  const email = (form.get("email") ?? "").slice(0, 254);
  const password = (form.get("password") ?? "").slice(0, 1_000);
  const switchTo = form.get("switch");
  const language = languageFrom(switchTo ?? form.get("language"));
  const again = (status: number, faults: readonly PageFault[]): FastifyReply =>
    page(reply, status, signInPage({ uid, language, email, faults }));
  if (switchTo !== null) return again(200, []);
  const missing = missingFields(language, email, password);
  if (missing.length > 0) return again(422, missing);
  const waitMs = attempts.begin(email, request.ip);
  if (waitMs > 0) {
    const seconds = Math.ceil(waitMs / 1000);
    void reply.header("retry-after", String(seconds));
    return again(429, [
      { field: "email", message: words[language].wait.replace("{seconds}", String(seconds)) },
    ]);
  }
  const accountId = await parts.verifyPassword(email, password);
  if (accountId === null) return again(422, [{ field: "email", message: words[language].wrong }]);
  attempts.succeeded(email, request.ip);
  const returnTo = await provider.interactionResult(request.raw, reply.raw, {
    login: { accountId, remember: false },
  });
  return reply
    .headers({ "cache-control": "no-store", "referrer-policy": "no-referrer" })
    .redirect(returnTo, 303);
}

function missingFields(language: Language, email: string, password: string): PageFault[] {
  const text = words[language];
  return [
    ...(email.trim() === "" ? [{ field: "email" as const, message: text.emailMissing }] : []),
    ...(password === "" ? [{ field: "password" as const, message: text.passwordMissing }] : []),
  ];
}

/** Another site must not sign somebody in here as somebody else. */
function isOurForm({ headers }: FastifyRequest, publicOrigin: string): boolean {
  const site = headers["sec-fetch-site"];
  if (site !== undefined) return site === "same-origin";
  return headers.origin === undefined || headers.origin === publicOrigin;
}

function pageLanguage({ headers, body }: FastifyRequest): Language {
  const chosen = body instanceof URLSearchParams ? body.get("language") : null;
  return languageFrom(chosen ?? (headers["accept-language"] ?? "").replace(/[,;].*$/s, ""));
}

function page(reply: FastifyReply, status: number, html: string): FastifyReply {
  return reply.code(status).headers(pageHeaders).type("text/html; charset=utf-8").send(html);
}
