import {
  AccountClosingSchema,
  ClosingStateSchema,
  ErasureCaseSchema,
  ErasureCasesSchema,
  SignedDocumentSchema,
} from "@halfhourly/contracts";
import { Type } from "typebox";
import { closeAccount, showCases, showCertificate, showClosing, showOneCase } from "../actions/erasures.js";
import type { Context } from "../context.js";
import { problems } from "../http/answers.js";
import type { Api } from "../http/typed-api.js";
import { signedInOf } from "../session/caller.js";

const CaseParams = Type.Object({ caseId: Type.String({ maxLength: 64 }) });
const CertificateHeaders = Type.Object({
  "x-certificate-key": Type.String({
    minLength: 43,
    maxLength: 64,
    description: "The key that was shown when the account was closed.",
  }),
});

/** What is being erased, the proof once it is, and closing the account. */
export function erasureRoutes(api: Api, context: Context): void {
  api.get(
    "/v1/erasure-cases",
    {
      config: { access: "household" },
      schema: {
        tags: ["Erasure"],
        summary: "What is being erased, and what was",
        response: { 200: ErasureCasesSchema, ...problems("not-signed-in") },
      },
    },
    (request) => showCases(context, signedInOf(request).household),
  );

  api.get(
    "/v1/erasure-cases/:caseId",
    {
      config: { access: "household" },
      schema: {
        tags: ["Erasure"],
        summary: "How far one erasure is",
        params: CaseParams,
        response: { 200: ErasureCaseSchema, ...problems("not-signed-in", "case-not-found") },
      },
    },
    (request) => showOneCase(context, signedInOf(request).household, request.params.caseId),
  );

  api.get(
    "/v1/erasure-cases/:caseId/certificate",
    {
      config: { access: "household" },
      schema: {
        tags: ["Erasure"],
        summary: "The signed certificate of an erasure",
        params: CaseParams,
        response: { 200: SignedDocumentSchema, ...problems("not-signed-in", "certificate-not-found") },
      },
    },
    (request) => showCertificate(context, signedInOf(request).household, request.params.caseId),
  );

  api.delete(
    "/v1/account",
    {
      config: { access: "household", stepUp: true },
      schema: {
        tags: ["Erasure"],
        summary: "Close the account: every consent ends and everything is erased",
        response: {
          200: AccountClosingSchema,
          ...problems("not-signed-in", "step-up-required", "account-closing"),
        },
      },
    },
    (request) => closeAccount(context, signedInOf(request)),
  );

  api.get(
    "/v1/erasure-certificates",
    {
      config: { access: "public", aMinute: 60 },
      schema: {
        tags: ["Erasure"],
        summary: "What became of a closed account",
        headers: CertificateHeaders,
        response: { 200: ClosingStateSchema, ...problems("invalid-request", "certificate-not-found") },
      },
    },
    (request) => showClosing(context, request.headers["x-certificate-key"]),
  );
}
