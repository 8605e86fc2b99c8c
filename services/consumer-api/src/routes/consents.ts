import {
  ConsentAnswerSchema,
  ConsentOutcomeSchema,
  ConsentsSchema,
  ErasureCasesSchema,
  MoveOutSchema,
  NoticesSchema,
  SignedDocumentSchema,
} from "@halfhourly/contracts";
import { Type } from "typebox";
import { answerConsent, showConsents } from "../actions/consents.js";
import { showCase, showReceipt } from "../actions/erasures.js";
import { meterNotFound } from "../actions/agreements.js";
import { meterOfHousehold } from "../actions/meter-rows.js";
import { moveOut } from "../actions/unlink-meter.js";
import type { Context } from "../context.js";
import { nothing, problems } from "../http/answers.js";
import type { Api } from "../http/typed-api.js";
import { signedInOf } from "../session/caller.js";

const ConsentParams = Type.Object({ consentId: Type.String({ maxLength: 64 }) });
const MeterParams = Type.Object({ meterId: Type.String({ maxLength: 64 }) });

/** What the household agreed to, by purpose and meter, and where it lives. */
export function consentRoutes(api: Api, context: Context): void {
  answers(api, context);
  tenancies(api, context);
}

function answers(api: Api, context: Context): void {
  api.get(
    "/v1/notices",
    {
      config: { access: "public" },
      schema: {
        tags: ["Consents"],
        summary: "The notice in force for each purpose",
        response: { 200: NoticesSchema, ...problems() },
      },
    },
    async () => ({ notices: context.consent.notices().map((notice) => ({ ...notice })) }),
  );

  api.get(
    "/v1/consents",
    {
      config: { access: "household" },
      schema: {
        tags: ["Consents"],
        summary: "What you agreed to, by purpose and meter",
        response: { 200: ConsentsSchema, ...problems("not-signed-in") },
      },
    },
    (request) => showConsents(context, signedInOf(request).household),
  );

  api.put(
    "/v1/consents",
    {
      config: { access: "household", stepUp: true },
      schema: {
        tags: ["Consents"],
        summary: "Agree to a purpose, or withdraw",
        body: ConsentAnswerSchema,
        response: {
          200: ConsentOutcomeSchema,
          ...problems(
            "not-signed-in",
            "step-up-required",
            "invalid-request",
            "meter-not-found",
            "notice-out-of-date",
            "account-closing",
          ),
        },
      },
    },
    (request) => answerConsent(context, signedInOf(request).household, request.body),
  );

  api.get(
    "/v1/consents/:consentId/receipt",
    {
      config: { access: "household" },
      schema: {
        tags: ["Consents"],
        summary: "The signed receipt of your last answer",
        params: ConsentParams,
        response: { 200: SignedDocumentSchema, ...problems("not-signed-in", "receipt-not-found") },
      },
    },
    (request) => showReceipt(context, signedInOf(request).household, request.params.consentId),
  );
}

function tenancies(api: Api, context: Context): void {
  api.post(
    "/v1/meters/:meterId/move-out",
    {
      config: { access: "household", stepUp: true },
      schema: {
        tags: ["Consents"],
        summary: "You moved out: every consent for the meter ends today",
        params: MeterParams,
        body: MoveOutSchema,
        response: {
          200: ErasureCasesSchema,
          ...problems(
            "not-signed-in",
            "step-up-required",
            "invalid-request",
            "meter-not-found",
            "date-in-future",
          ),
        },
      },
    },
    async (request, reply) => {
      const { household } = signedInOf(request);
      const cases = await moveOut(context, household, request.params.meterId, request.body.movedOutOn);
      return reply.send({ cases: cases.map((one) => showCase(one)) });
    },
  );

  api.post(
    "/v1/meters/:meterId/still-mine",
    {
      config: { access: "household" },
      schema: {
        tags: ["Consents"],
        summary: "Somebody else tried to add your meter: you still live there",
        params: MeterParams,
        response: { 204: nothing("Noted."), ...problems("not-signed-in", "meter-not-found") },
      },
    },
    async (request, reply) => {
      const { household } = signedInOf(request);
      const meter = await meterOfHousehold(context, household, request.params.meterId);
      if (meter === null) throw meterNotFound();
      await context.tenancies.stillMine(meter);
      return reply.code(204).send(undefined);
    },
  );
}
