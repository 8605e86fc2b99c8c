import { NewFeedbackSchema, PreferencesSchema, SessionSchema } from "@halfhourly/contracts";
import { keepPreferences, preferencesOf, showSession } from "../actions/accounts.js";
import { keepFeedback } from "../actions/feedback.js";
import type { Context } from "../context.js";
import { nothing, problems } from "../http/answers.js";
import type { Api } from "../http/typed-api.js";
import { signedInOf } from "../session/caller.js";

/** Who is signed in, how they like the app, and what they tell us about it. */
export function accountRoutes(api: Api, context: Context): void {
  api.get(
    "/v1/session",
    {
      config: { access: "signed-in" },
      schema: {
        tags: ["Session"],
        summary: "Who is signed in",
        response: { 200: SessionSchema, ...problems("not-signed-in") },
      },
    },
    (request) => showSession(context, signedInOf(request)),
  );

  api.get(
    "/v1/preferences",
    {
      config: { access: "signed-in" },
      schema: {
        tags: ["Preferences"],
        summary: "Language and theme",
        response: { 200: PreferencesSchema, ...problems("not-signed-in") },
      },
    },
    (request) => preferencesOf(context, signedInOf(request)),
  );

  api.put(
    "/v1/preferences",
    {
      config: { access: "signed-in" },
      schema: {
        tags: ["Preferences"],
        summary: "Change language and theme",
        body: PreferencesSchema,
        response: { 200: PreferencesSchema, ...problems("not-signed-in", "invalid-request") },
      },
    },
    (request) => keepPreferences(context, signedInOf(request), request.body),
  );

  api.post(
    "/v1/feedback",
    {
      config: { access: "household" },
      bodyLimit: 64 * 1024,
      schema: {
        tags: ["Feedback"],
        summary: "Tell us what works and what does not",
        body: NewFeedbackSchema,
        response: {
          204: nothing("Kept."),
          ...problems("not-signed-in", "invalid-request", "too-much-feedback"),
        },
      },
    },
    async (request, reply) => {
      await keepFeedback(context, signedInOf(request), request.body);
      return reply.code(204).send(undefined);
    },
  );
}
