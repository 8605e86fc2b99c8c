import { AccountSchema, SessionListSchema } from "@halfhourly/contracts";
import { Problem } from "@halfhourly/service-kit";
import { Type } from "typebox";
import { showAccount, showSessions } from "../actions/show-account.js";
import type { Context } from "../context.js";
import { nothing, problems } from "../http/answers.js";
import type { Api } from "../http/typed-api.js";
import { signedInOf } from "../session/caller.js";
import { removeSessionCookie } from "../session/session-cookie.js";

const SessionParams = Type.Object({ sessionId: Type.String({ maxLength: 64 }) });

/** How somebody is signed in, and where else; ending what should not be. */
export function sessionRoutes(api: Api, context: Context): void {
  const { config, sessions } = context;

  api.get(
    "/v1/account",
    {
      config: { access: "signed-in" },
      schema: {
        tags: ["Session"],
        summary: "Your account, and how this session was proved",
        response: { 200: AccountSchema, ...problems("not-signed-in") },
      },
    },
    (request) => showAccount(context, signedInOf(request)),
  );

  api.get(
    "/v1/sessions",
    {
      config: { access: "signed-in" },
      schema: {
        tags: ["Session"],
        summary: "Where you are signed in",
        response: { 200: SessionListSchema, ...problems("not-signed-in") },
      },
    },
    (request) => showSessions(context, signedInOf(request)),
  );

  api.delete(
    "/v1/sessions",
    {
      config: { access: "signed-in" },
      schema: {
        tags: ["Session"],
        summary: "Sign out everywhere, here too",
        response: { 204: nothing("Signed out everywhere."), ...problems("not-signed-in", "other-origin") },
      },
    },
    async (request, reply) => {
      await sessions.endAll(signedInOf(request).accountId);
      removeSessionCookie(reply, config);
      return reply.code(204).send(undefined);
    },
  );

  api.delete(
    "/v1/sessions/:sessionId",
    {
      config: { access: "signed-in" },
      schema: {
        tags: ["Session"],
        summary: "Sign out one device",
        params: SessionParams,
        response: {
          204: nothing("Signed out."),
          ...problems("not-signed-in", "other-origin", "session-not-found"),
        },
      },
    },
    async (request, reply) => {
      if (!(await sessions.endOne(signedInOf(request).accountId, request.params.sessionId)))
        throw new Problem(
          404,
          "session-not-found",
          "That device is not signed in to your account. It may have been signed out already.",
        );
      return reply.code(204).send(undefined);
    },
  );
}
