import {
  AgreementSchema,
  AgreementsSchema,
  NewAgreementSchema,
  PriceCapsSchema,
} from "@halfhourly/contracts";
import { Type } from "typebox";
import { addAgreement, listAgreements, removeAgreement } from "../actions/agreements.js";
import type { Context } from "../context.js";
import { nothing, problems } from "../http/answers.js";
import type { Api } from "../http/typed-api.js";
import { signedInOf } from "../session/caller.js";
import { readPriceCaps } from "../tariffs/shipped-data.js";

const MeterParams = Type.Object({ meterId: Type.String({ maxLength: 64 }) });
const AgreementParams = Type.Object({
  ...MeterParams.properties,
  agreementId: Type.String({ maxLength: 64 }),
});
/** Room for a half-hourly tariff of a year (20,000 prices). */
const agreementMostBytes = 1024 * 1024;

/** What the household pays: its tariff agreements, and the price caps to take one from. */
export function agreementRoutes(api: Api, context: Context): void {
  const priceCaps = readPriceCaps();

  api.get(
    "/v1/meters/:meterId/agreements",
    {
      config: { access: "household" },
      schema: {
        tags: ["Tariffs"],
        summary: "A meter's tariff agreements",
        params: MeterParams,
        response: { 200: AgreementsSchema, ...problems("not-signed-in", "meter-not-found") },
      },
    },
    (request) => listAgreements(context, signedInOf(request).household, request.params.meterId),
  );

  api.post(
    "/v1/meters/:meterId/agreements",
    {
      config: { access: "household" },
      bodyLimit: agreementMostBytes,
      schema: {
        tags: ["Tariffs"],
        summary: "Say what a meter's energy costs, from one day to another",
        params: MeterParams,
        body: NewAgreementSchema,
        response: {
          201: AgreementSchema,
          ...problems(
            "not-signed-in",
            "meter-not-found",
            "invalid-request",
            "agreement-dates",
            "agreement-overlaps",
            "rates-invalid",
            "too-many-agreements",
          ),
        },
      },
    },
    async (request, reply) => {
      const { household } = signedInOf(request);
      const made = await addAgreement(context, household, request.params.meterId, request.body);
      return reply.code(201).header("location", `${request.url}/${made.id}`).send(made);
    },
  );

  api.delete(
    "/v1/meters/:meterId/agreements/:agreementId",
    {
      config: { access: "household" },
      schema: {
        tags: ["Tariffs"],
        summary: "Remove a tariff agreement: its half hours are no longer priced",
        params: AgreementParams,
        response: {
          204: nothing("Removed."),
          ...problems("not-signed-in", "meter-not-found", "agreement-not-found"),
        },
      },
    },
    async (request, reply) => {
      const { meterId, agreementId } = request.params;
      await removeAgreement(context, signedInOf(request).household, meterId, agreementId);
      return reply.code(204).send(undefined);
    },
  );

  api.get(
    "/v1/price-caps",
    {
      config: { access: "public" },
      schema: {
        tags: ["Tariffs"],
        summary: "Levels of the default tariff cap, by quarter, each with its source",
        response: { 200: PriceCapsSchema, ...problems() },
      },
    },
    async () => priceCaps,
  );
}
