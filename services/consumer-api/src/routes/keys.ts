import { PublishedKeysSchema } from "@halfhourly/contracts";
import type { Context } from "../context.js";
import { problems } from "../http/answers.js";
import type { Api } from "../http/typed-api.js";

/** The public keys that receipts and certificates are verified with. */
export function keyRoutes(api: Api, context: Context): void {
  api.get(
    "/v1/keys",
    {
      config: { access: "public" },
      schema: {
        tags: ["Consents"],
        summary: "Every key that ever signed a receipt or a certificate (JWKS, RFC 7517)",
        response: { 200: PublishedKeysSchema, ...problems() },
      },
    },
    async () => ({ keys: (await context.consent.publishedKeys()).keys.map((key) => ({ ...key })) }),
  );
}
