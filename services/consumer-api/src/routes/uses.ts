import { UsesQuerySchema, UsesSchema } from "@halfhourly/contracts";
import type { Context } from "../context.js";
import { problems } from "../http/answers.js";
import type { Api } from "../http/typed-api.js";
import { signedInOf } from "../session/caller.js";
import { showUses } from "../uses/show-uses.js";

/** Who used the household's data, so that it can verify it by itself. */
export function usesRoutes(api: Api, context: Context): void {
  api.get(
    "/v1/uses",
    {
      config: { access: "household" },
      schema: {
        tags: ["Uses"],
        summary: "Who used your data: one chain of entries a service, oldest first",
        description:
          "The newest 1,000 of each service. Older ones: name the service, and in `before` the position of the oldest entry that you have; " +
          "the hash of that page's `head` is that entry's `previousHash`.",
        querystring: UsesQuerySchema,
        response: { 200: UsesSchema, ...problems("not-signed-in", "use-unknown", "invalid-request") },
      },
    },
    (request) => showUses(context, signedInOf(request).household, request.query),
  );
}
