import {
  AccessedAccountSchema,
  AccessRequestSchema,
  AccessRequestsSchema,
  AccountMetadataSchema,
  ChangedRoleSchema,
  FeedbackListSchema,
  NewAccessRequestSchema,
  RoleChangeSchema,
} from "@halfhourly/contracts";
import { Type } from "typebox";
import { listFeedback } from "../actions/feedback.js";
import type { Context } from "../context.js";
import { problems } from "../http/answers.js";
import type { Api } from "../http/typed-api.js";
import { signedInOf } from "../session/caller.js";
import { allowAccess, askAccess, listRequests } from "../staff/access-requests.js";
import { changeRole } from "../staff/change-role.js";
import { lookAtAccount } from "../staff/look-at-account.js";
import { lookAtCase } from "../staff/look-at-case.js";

/** Codes are read out by people; a program that tries them out is stopped. */
const codesAMinute = 10;
const CodeParams = Type.Object({ code: Type.String({ minLength: 1, maxLength: 16 }) });
const RequestParams = Type.Object({ requestId: Type.String({ maxLength: 64 }) });
const staffOnly = ["not-signed-in", "not-for-your-role", "second-factor-needed"] as const;

/** What support and administrators may do, and the operator who appoints them. None of it shows a half hour. */
export function staffRoutes(api: Api, context: Context): void {
  api.get(
    "/v1/staff/support-cases/:code",
    {
      config: { access: "support", aMinute: codesAMinute },
      schema: {
        tags: ["Staff"],
        summary: "The account of a household that opened a case: metadata only",
        params: CodeParams,
        response: { 200: AccountMetadataSchema, ...problems(...staffOnly, "case-not-found") },
      },
    },
    (request) => lookAtCase(context, signedInOf(request), request.params.code),
  );

  api.get(
    "/v1/staff/access-requests",
    {
      config: { access: "administrator" },
      schema: {
        tags: ["Staff"],
        summary: "Who asked to see which account, newest first",
        response: { 200: AccessRequestsSchema, ...problems(...staffOnly) },
      },
    },
    () => listRequests(context),
  );

  api.post(
    "/v1/staff/access-requests",
    {
      config: { access: "administrator", stepUp: true },
      schema: {
        tags: ["Staff"],
        summary: "Ask to see an account, with a reason",
        body: NewAccessRequestSchema,
        response: {
          201: AccessRequestSchema,
          ...problems(
            ...staffOnly,
            "step-up-required",
            "invalid-request",
            "account-not-found",
            "too-many-waiting",
          ),
        },
      },
    },
    async (request, reply) =>
      reply.code(201).send(await askAccess(context, signedInOf(request), request.body)),
  );

  api.post(
    "/v1/staff/access-requests/:requestId/allow",
    {
      config: { access: "administrator", stepUp: true },
      schema: {
        tags: ["Staff"],
        summary: "Let another administrator see the account for 4 hours",
        params: RequestParams,
        response: {
          200: AccessRequestSchema,
          ...problems(
            ...staffOnly,
            "step-up-required",
            "request-not-found",
            "second-person-needed",
            "request-not-waiting",
          ),
        },
      },
    },
    (request) => allowAccess(context, signedInOf(request), request.params.requestId),
  );

  api.get(
    "/v1/staff/access-requests/:requestId/account",
    {
      config: { access: "administrator", stepUp: true },
      schema: {
        tags: ["Staff"],
        summary: "The account itself, without its half hours",
        params: RequestParams,
        response: {
          200: AccessedAccountSchema,
          ...problems(...staffOnly, "step-up-required", "request-not-found", "access-not-allowed"),
        },
      },
    },
    (request) => lookAtAccount(context, signedInOf(request), request.params.requestId),
  );

  api.post(
    "/v1/operator/roles",
    {
      config: { access: "operator" },
      schema: {
        tags: ["Staff"],
        summary: "Make somebody support or administrator, or a household again",
        body: RoleChangeSchema,
        response: {
          200: ChangedRoleSchema,
          ...problems(
            "operator-token-refused",
            "invalid-request",
            "person-not-found",
            "has-meters",
            "roles-at-issuer",
          ),
        },
      },
    },
    (request) => changeRole(context, request.body),
  );

  api.get(
    "/v1/operator/feedback",
    {
      config: { access: "operator" },
      schema: {
        tags: ["Staff"],
        summary: "What people told the operator, newest first; never who",
        response: { 200: FeedbackListSchema, ...problems("operator-token-refused") },
      },
    },
    () => listFeedback(context),
  );
}
