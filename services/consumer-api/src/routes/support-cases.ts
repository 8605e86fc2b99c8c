import { NewSupportCaseSchema, SupportCaseSchema, SupportCasesSchema } from "@halfhourly/contracts";
import { Type } from "typebox";
import type { Context } from "../context.js";
import { nothing, problems } from "../http/answers.js";
import type { Api } from "../http/typed-api.js";
import { signedInOf } from "../session/caller.js";
import { closeCase, openCase, showOwnCases } from "../staff/support-cases.js";

const CaseParams = Type.Object({ caseId: Type.String({ maxLength: 64 }) });

/** The household lets support see a little of its account, for a while. */
export function supportCaseRoutes(api: Api, context: Context): void {
  api.get(
    "/v1/support-cases",
    {
      config: { access: "household" },
      schema: {
        tags: ["Support"],
        summary: "Your cases with support, newest first",
        response: { 200: SupportCasesSchema, ...problems("not-signed-in", "not-for-your-role") },
      },
    },
    (request) => showOwnCases(context, signedInOf(request)),
  );

  api.post(
    "/v1/support-cases",
    {
      config: { access: "household" },
      schema: {
        tags: ["Support"],
        summary: "Let support see your account's metadata for 72 hours",
        body: NewSupportCaseSchema,
        response: {
          201: SupportCaseSchema,
          ...problems("not-signed-in", "not-for-your-role", "invalid-request", "too-many-cases"),
        },
      },
    },
    async (request, reply) =>
      reply.code(201).send(await openCase(context, signedInOf(request), request.body.about)),
  );

  api.delete(
    "/v1/support-cases/:caseId",
    {
      config: { access: "household" },
      schema: {
        tags: ["Support"],
        summary: "Close a case: support sees nothing more",
        params: CaseParams,
        response: {
          204: nothing("Closed."),
          ...problems("not-signed-in", "not-for-your-role", "case-not-found"),
        },
      },
    },
    async (request, reply) => {
      await closeCase(context, signedInOf(request), request.params.caseId);
      return reply.code(204).send(undefined);
    },
  );
}
