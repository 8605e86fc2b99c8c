import { BalanceSchema, LiveSchema, PossibilitiesSchema } from "@halfhourly/contracts";
import { Type } from "typebox";
import { showBalance, showLive, showPossibilities } from "../actions/meter-views.js";
import type { Context } from "../context.js";
import { problems } from "../http/answers.js";
import type { Api } from "../http/typed-api.js";
import { signedInOf } from "../session/caller.js";

const params = Type.Object({ meterId: Type.String({ maxLength: 64 }) });

/** What a meter's sources give beside its half hours. */
export function meterViewRoutes(api: Api, context: Context): void {
  api.get(
    "/v1/meters/:meterId/possibilities",
    {
      config: { access: "household" },
      schema: {
        tags: ["Collection"],
        summary: "What this home can have, from which sources, and why not the rest",
        params,
        response: { 200: PossibilitiesSchema, ...problems("not-signed-in", "meter-not-found") },
      },
    },
    (request) => showPossibilities(context, signedInOf(request).household, request.params.meterId),
  );

  api.get(
    "/v1/meters/:meterId/balance",
    {
      config: { access: "household" },
      schema: {
        tags: ["Collection"],
        summary: "What is left on a prepayment meter, as last heard",
        params,
        response: { 200: BalanceSchema, ...problems("not-signed-in", "meter-not-found") },
      },
    },
    (request) => showBalance(context, signedInOf(request).household, request.params.meterId),
  );

  api.get(
    "/v1/meters/:meterId/live",
    {
      config: { access: "household" },
      schema: {
        tags: ["Collection"],
        summary: "Power now, provisional; the source is asked as long as somebody asks here",
        params,
        response: { 200: LiveSchema, ...problems("not-signed-in", "meter-not-found") },
      },
    },
    (request) => showLive(context, signedInOf(request).household, request.params.meterId),
  );
}
