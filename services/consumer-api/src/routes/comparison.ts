import {
  ArithmeticQuerySchema,
  ArithmeticSchema,
  BillCheckSchema,
  BillToCheckSchema,
  ComparisonQuerySchema,
  TariffComparisonSchema,
  type ArithmeticQuery,
} from "@halfhourly/contracts";
import { Problem } from "@halfhourly/service-kit";
import { Type } from "typebox";
import { checkBill } from "../comparison/check-bill.js";
import { compareHome } from "../comparison/compare-home.js";
import { keptAnswer } from "../comparison/kept-comparison.js";
import { planComparison } from "../comparison/plan-comparison.js";
import { arithmeticCsv, showArithmetic } from "../comparison/show-arithmetic.js";
import { showComparison } from "../comparison/show-comparison.js";
import type { Context } from "../context.js";
import { AnswerCache } from "../http/answer-cache.js";
import { problems, unchanged } from "../http/answers.js";
import { callerHas } from "../http/conditional.js";
import type { Api } from "../http/typed-api.js";
import { signedInOf } from "../session/caller.js";

const KeyParams = Type.Object({ key: Type.String({ maxLength: 240 }) });
const MeterParams = Type.Object({ meterId: Type.String({ maxLength: 64 }) });

/** The home's own year on every tariff, the arithmetic of each, and its bills held against its half hours. */
export function comparisonRoutes(api: Api, context: Context): void {
  const answers = new AnswerCache(context.now);

  api.get(
    "/v1/comparison",
    {
      config: { access: "household" },
      schema: {
        tags: ["Comparison"],
        summary: "What the home's own year costs on every tariff, in order of cost",
        querystring: ComparisonQuerySchema,
        response: {
          200: TariffComparisonSchema,
          304: unchanged,
          ...problems("not-signed-in", "invalid-request", "meter-not-found"),
        },
      },
    },
    async (request, reply) => {
      const { household } = signedInOf(request);
      const plan = await planComparison(context, household, request.query);
      if (callerHas(request, reply, plan.tag)) return reply.code(304).send(undefined);
      const written = await answers.answer(
        household,
        plan.tag,
        async () =>
          (await keptAnswer(context, plan)) ??
          (reply.serialize(showComparison(plan, await compareHome(context, plan))) as string),
      );
      return written.send(request, reply);
    },
  );

  const arithmeticOf = async (household: string, key: string, query: ArithmeticQuery) => {
    const plan = await planComparison(context, household, query);
    const found = await compareHome(context, plan);
    if (found.state !== "ready")
      throw new Problem(
        409,
        "comparison-not-ready",
        "There is nothing to compare yet: GET /v1/comparison says why.",
      );
    const arithmetic = showArithmetic(found.compared, key);
    if (arithmetic === null)
      throw new Problem(
        404,
        "tariff-not-found",
        "No tariff of this comparison has that key: it may not be offered any more.",
      );
    return arithmetic;
  };
  const answerable = problems(
    "not-signed-in",
    "invalid-request",
    "meter-not-found",
    "tariff-not-found",
    "comparison-not-ready",
  );

  api.get(
    "/v1/comparison/:key",
    {
      config: { access: "household" },
      schema: {
        tags: ["Comparison"],
        summary: "The whole arithmetic of one result, month by month and band by band",
        params: KeyParams,
        querystring: ArithmeticQuerySchema,
        response: { 200: ArithmeticSchema, ...answerable },
      },
    },
    (request) => arithmeticOf(signedInOf(request).household, request.params.key, request.query),
  );

  api.get(
    "/v1/comparison/:key/csv",
    {
      config: { access: "household" },
      schema: {
        tags: ["Comparison"],
        summary: "The same as a table",
        params: KeyParams,
        querystring: ArithmeticQuerySchema,
        produces: ["text/csv"],
        response: {
          200: Type.String({ maxLength: 1_000_000, description: "Comma-separated text with a header." }),
          ...answerable,
        },
      },
    },
    async (request, reply) => {
      const arithmetic = await arithmeticOf(signedInOf(request).household, request.params.key, request.query);
      return reply
        .header("content-type", "text/csv; charset=utf-8")
        .header("content-disposition", 'attachment; filename="halfhourly-tariff.csv"')
        .serializer((text: unknown) => String(text))
        .send(arithmeticCsv(arithmetic));
    },
  );

  api.post(
    "/v1/meters/:meterId/bill-checks",
    {
      config: { access: "household" },
      schema: {
        tags: ["Comparison"],
        summary: "Hold a bill against the meter's own half hours",
        params: MeterParams,
        body: BillToCheckSchema,
        response: {
          200: BillCheckSchema,
          ...problems(
            "not-signed-in",
            "invalid-request",
            "meter-not-found",
            "consent-required",
            "no-agreement",
          ),
        },
      },
    },
    (request) => checkBill(context, signedInOf(request).household, request.params.meterId, request.body),
  );
}
