import { AccountActionSchema } from "@halfhourly/contracts";
import { Type } from "typebox";
import type { Problem } from "@halfhourly/service-kit";
import type { FastifyReply, FastifyRequest } from "fastify";
import { finishSignIn } from "../actions/finish-sign-in.js";
import type { Context } from "../context.js";
import { nothing, problems } from "../http/answers.js";
import { problemOf, sendProblem } from "../http/problem-answers.js";
import type { Api } from "../http/typed-api.js";
import { deviceKind } from "../session/device-kind.js";
import { isByHeader, sessionTokenOf } from "../session/carried-session.js";
import { giveSessionCookie, removeSessionCookie } from "../session/session-cookie.js";
import { sendFaultPage } from "../sign-in/fault-page.js";
import { changesElsewhere, newSignInSecrets } from "../sign-in/issuer.js";
import { signInRefused } from "../sign-in/refusals.js";
import { safeReturnPath } from "../sign-in/return-path.js";
import { rememberSignIn, takeSignIn } from "../sign-in/sign-in-cookie.js";

/** From one address: a household behind one, or many behind a network's. A person signs in once a day. */
const signInsAMinute = 60;

const SignInQuery = Type.Object({
  lang: Type.Optional(
    Type.Enum(["en", "cy"], { type: "string", description: "Language of the sign-in page." }),
  ),
  return: Type.Optional(Type.String({ maxLength: 2000, description: "Path of this site to come back to." })),
  mode: Type.Optional(
    Type.Enum(["sign-in", "register", "recover", "step-up"], {
      type: "string",
      description: "Which of the sign-in pages comes first. `step-up`: prove again who you are.",
    }),
  ),
  action: Type.Optional(AccountActionSchema),
});
const CallbackQuery = Type.Object({ state: Type.Optional(Type.String({ maxLength: 200 })) });

/** Signing in by OpenID Connect (authorization code with PKCE), and out. Both ways in are navigations, not fetches. */
export function signInRoutes(api: Api, context: Context): void {
  const { config, issuer, sessions } = context;

  api.get(
    "/v1/sign-in",
    {
      config: { access: "public", aMinute: signInsAMinute },
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
      const { lang, mode = "sign-in", action = null } = request.query;
      const wish = { language: lang ?? languageOf(request), mode, action };
      const elsewhere = changesElsewhere(config.issuer, wish);
      if (elsewhere !== null) return reply.redirect(elsewhere, 302);
      const address = await issuer.authorizationUrl(secrets, wish);
      const carried = sessionTokenOf(request, config);
      const isStepUp = mode === "step-up";
      rememberSignIn(request, reply, config, {
        ...secrets,
        returnPath: safeReturnPath(request.query.return),
        isStepUp,
        accountId: isStepUp && carried !== null ? await sessions.accountOf(carried) : null,
      });
      return reply.redirect(address.href, 302);
    },
  );

  api.get(
    "/v1/sign-in/callback",
    {
      config: { access: "public", aMinute: signInsAMinute },
      schema: {
        tags: ["Session"],
        summary: "Where the sign-in page sends the browser back to",
        querystring: CallbackQuery,
        response: {
          302: nothing("Signed in: to the page asked for."),
          ...problems("sign-in-refused", "other-account", "not-proved-afresh", "sign-in-unavailable"),
        },
      },
      errorHandler: (fault, request, reply) => answerPage(fault, request, reply, context),
    },
    async (request, reply) => {
      const underWay = takeSignIn(request, reply, config, request.query.state ?? "");
      if (underWay === null) throw signInRefused();
      const token = await finishSignIn(context, {
        underWay,
        returnedTo: new URL(request.url, config.publicUrl),
        carriedToken: sessionTokenOf(request, config),
        device: deviceKind(request.headers["user-agent"]),
      });
      giveSessionCookie(reply, config, token);
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
        security: [{ session: [] }, { app: [] }],
        response: { 204: nothing("Signed out."), ...problems("other-origin") },
      },
    },
    async (request, reply) => {
      const token = sessionTokenOf(request, config);
      if (token !== null) await sessions.end(token);
      if (!isByHeader(request)) removeSessionCookie(reply, config);
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
