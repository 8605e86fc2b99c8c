import {
  AuthoriseQuerySchema,
  AuthoriseReturnSchema,
  AuthoriseSchema,
  FindAccountSchema,
  FoundAccountSchema,
} from "@halfhourly/contracts";
import { authoriseAtSupplier, findSupplierAccount, returnPage } from "../actions/supplier-accounts.js";
import type { Context } from "../context.js";
import { nothing, problems } from "../http/answers.js";
import type { Api } from "../http/typed-api.js";
import { signedInOf } from "../session/caller.js";

/** A key is tried by a person; a program that tries many is stopped here, and by the count of each day behind it. */
const findsAMinute = 20;

/** Accounts at suppliers: looked up, and let into in a browser. */
export function supplierAccountRoutes(api: Api, context: Context): void {
  api.post(
    "/v1/supplier-accounts/find",
    {
      config: { access: "household", aMinute: findsAMinute },
      schema: {
        tags: ["Collection"],
        summary: "Look an account up at its supplier, within 10 seconds",
        description:
          "What opens the account is kept sealed for 15 minutes behind the ticket, and then only where a collection was begun with it. A password is used once and never kept.",
        body: FindAccountSchema,
        response: {
          200: FoundAccountSchema,
          ...problems(
            "not-signed-in",
            "invalid-request",
            "source-unknown",
            "access-not-taken",
            "access-refused",
            "account-unknown",
            "account-empty",
            "postcode-differs",
            "sign-in-ended",
            "source-not-answering",
            "too-many-attempts",
          ),
        },
      },
    },
    (request) => findSupplierAccount(context, signedInOf(request), request.body),
  );

  api.get(
    "/v1/supplier-accounts/authorise",
    {
      config: { access: "household", aMinute: findsAMinute },
      schema: {
        tags: ["Collection"],
        summary: "Where to send the browser to, so that the supplier asks its customer",
        querystring: AuthoriseQuerySchema,
        response: {
          200: AuthoriseSchema,
          ...problems(
            "not-signed-in",
            "invalid-request",
            "source-unknown",
            "access-not-taken",
            "source-not-answering",
          ),
        },
      },
    },
    (request) => authoriseAtSupplier(context, signedInOf(request), request.query.source),
  );

  api.get(
    "/v1/supplier-accounts/return",
    {
      config: { access: "public" },
      schema: {
        tags: ["Collection"],
        summary: "Where a supplier sends the browser back to",
        querystring: AuthoriseReturnSchema,
        response: { 302: nothing("To the app's page that goes on."), ...problems("invalid-request") },
      },
    },
    async (request, reply) => reply.redirect(returnPage(request.query), 302),
  );
}
