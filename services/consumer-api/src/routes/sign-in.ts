import { Type } from "typebox";
import type { Problem } from "@halfhourly/service-kit";
import type { FastifyReply, FastifyRequest } from "fastify";
import { noteSignIn } from "../actions/accounts.js";
import type { Context } from "../context.js";
import { nothing, problems } from "../http/answers.js";
import { problemOf, sendProblem } from "../http/problem-answers.js";
import type { Api } from "../http/typed-api.js";
import { giveSessionCookie, removeSessionCookie, sessionTokenOf } from "../session/session-cookie.js";
import { sendFaultPage } from "../sign-in/fault-page.js";
import { newSignInSecrets, signInRefused } from "../sign-in/issuer.js";
import { safeReturnPath } from "../sign-in/return-path.js";
import { rememberSignIn, takeSignIn } from "../sign-in/sign-in-cookie.js";

const SignInQuery = Type.Object({
  lang: Type.Optional(
    Type.Enum(["en", "cy"], { type: "string", description: "Language of the sign-in page." }),
  ),
  return: Type.Optional(Type.String({ maxLength: 2000, description: "Path of this site to come back to." })),
});
const CallbackQuery = Type.Object({ state: Type.Optional(Type.String({ maxLength: 200 })) });

/** Signing in by OpenID Connect (authorization code with PKCE), and out. Both ways in are navigations, not fetches. */
export function signInRoutes(api: Api, context: Context): void {
  const { config, issuer, sessions } = context;

  api.get(
    "/v1/sign-in",
    {
      config: { access: "public" },
      schema: {
        tags: ["Session"],
        summary: "Begin signing in: sends the browser to the sign-in page",
        querystring: SignInQuery,
        response: { 302: nothing("To the sign-in page."), ...problems("sign-in-unavailable") },
      },
      errorHandler: (fault, request, reply) => answerPage(fault, request, reply, context),
    },
    async (request, reply) => {
      const secrets = newSignInSecrets();
      const address = await issuer.authorizationUrl(secrets, request.query.lang ?? languageOf(request));
      rememberSignIn(request, reply, config, {
        ...secrets,
        returnPath: safeReturnPath(request.query.return),
      });
      return reply.redirect(address.href, 302);
    },
  );

  api.get(
    "/v1/sign-in/callback",
    {
      config: { access: "public" },
      schema: {
        tags: ["Session"],
        summary: "Where the sign-in page sends the browser back to",
        querystring: CallbackQuery,
        response: {
          302: nothing("Signed in: to the page asked for."),
          ...problems("sign-in-refused", "sign-in-unavailable"),
        },
      },
      errorHandler: (fault, request, reply) => answerPage(fault, request, reply, context),
    },
    async (request, reply) => {
      const underWay = takeSignIn(request, reply, config, request.query.state ?? "");
      if (underWay === null) throw signInRefused();
      const accountId = await issuer.subjectOf(new URL(request.url, config.publicUrl), underWay);
      if (!(await noteSignIn(context, accountId))) throw signInRefused();
      const before = sessionTokenOf(request, config);
      if (before !== null) await sessions.end(before);
      giveSessionCookie(reply, config, await sessions.begin(accountId));
      return reply.redirect(underWay.returnPath, 302);
    },
  );

  api.post(
    "/v1/sign-out",
    {
      config: { access: "public" },
      schema: {
        tags: ["Session"],
        summary: "End this session. Ending none is no fault",
        response: { 204: nothing("Signed out."), ...problems("other-origin") },
      },
    },
    async (request, reply) => {
      const token = sessionTokenOf(request, config);
      if (token !== null) await sessions.end(token);
      removeSessionCookie(reply, config);
      return reply.code(204).send(undefined);
    },
  );
}

function answerPage(
  fault: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
  { config, logger }: Context,
): FastifyReply {
  const problem: Problem = problemOf(fault, request, logger);
  const isPage = (request.headers.accept ?? "").includes("text/html");
  return isPage ? sendFaultPage(reply, config, problem, languageOf(request)) : sendProblem(reply, problem);
}

function languageOf(request: FastifyRequest): "en" | "cy" {
  return /^\s*cy\b/i.test(request.headers["accept-language"] ?? "") ? "cy" : "en";
}
