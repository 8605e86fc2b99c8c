import { ExchangedSessionSchema, SignInSettingsSchema, TokenToExchangeSchema } from "@halfhourly/contracts";
import { exchangeToken } from "../actions/exchange-token.js";
import type { Context } from "../context.js";
import { problems } from "../http/answers.js";
import type { Api } from "../http/typed-api.js";
import { sessionTokenOf } from "../session/carried-session.js";
import { deviceKind } from "../session/device-kind.js";

/** From one address, as for signing in by a browser. */
const signInsAMinute = 60;

/** Signing in by an app of its own: the system's browser brings it a token of the issuer, which is exchanged here. */
export function appSignInRoutes(api: Api, context: Context): void {
  const { config, issuer } = context;

  api.get(
    "/v1/sign-in/settings",
    {
      config: { access: "public", aMinute: signInsAMinute },
      schema: {
        tags: ["Session"],
        summary: "Which issuer an app signs in with, and as which client",
        response: { 200: SignInSettingsSchema, ...problems("app-sign-in-off", "sign-in-unavailable") },
      },
    },
    () => issuer.appSettings(),
  );

  api.post(
    "/v1/session-exchange",
    {
      config: { access: "public", aMinute: signInsAMinute },
      schema: {
        tags: ["Session"],
        summary: "Exchange an access token of the issuer, which works once, for a session",
        body: TokenToExchangeSchema,
        response: {
          200: ExchangedSessionSchema,
          ...problems(
            "token-refused",
            "other-account",
            "other-origin",
            "invalid-request",
            "sign-in-unavailable",
          ),
        },
      },
    },
    (request) =>
      exchangeToken(context, {
        accessToken: request.body.accessToken,
        device: request.body.device ?? deviceKind(request.headers["user-agent"]),
        carriedToken: sessionTokenOf(request, config),
      }),
  );
}
