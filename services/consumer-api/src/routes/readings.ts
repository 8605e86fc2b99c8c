import {
  HomeSchema,
  ReadingsQuerySchema,
  ReadingsSchema,
  UsageQuerySchema,
  UsageSchema,
} from "@halfhourly/contracts";
import type { FastifyReply, FastifyRequest } from "fastify";
import { Type } from "typebox";
import { displayNameOf } from "../actions/accounts.js";
import type { Context } from "../context.js";
import { AnswerCache } from "../http/answer-cache.js";
import { problems, unchanged } from "../http/answers.js";
import { callerHas } from "../http/conditional.js";
import type { Api } from "../http/typed-api.js";
import { answerHome } from "../reading/home.js";
import { answerReadings, planReadings } from "../reading/readings.js";
import { answerUsage } from "../reading/usage.js";
import { planHome, planUsage } from "../reading/what.js";
import { signedInOf } from "../session/caller.js";

const MeterParams = Type.Object({ meterId: Type.String({ maxLength: 64 }) });

/** What a home used: its dashboard, its charts and the half hours as they are held. A 304 reads no day at all. */
export function readingRoutes(api: Api, context: Context): void {
  const answers = new AnswerCache(context.now);
  /** Sends what is held under the plan's tag, or works it out and writes it by the route's schema. */
  const answer = async <T>(
    request: FastifyRequest,
    reply: FastifyReply,
    tag: string,
    workOut: () => Promise<T>,
  ) => {
    const { household } = signedInOf(request);
    const written = await answers.answer(
      household,
      tag,
      async () => reply.serialize(await workOut()) as string,
    );
    return written.send(request, reply);
  };

  api.get(
    "/v1/home",
    {
      config: { access: "household" },
      schema: {
        tags: ["Readings"],
        summary: "The newest day that holds readings, its week and its month",
        response: { 200: HomeSchema, 304: unchanged, ...problems("not-signed-in") },
      },
    },
    async (request, reply) => {
      const session = signedInOf(request);
      const { household } = session;
      const displayName = await displayNameOf(context, session);
      const plan = await planHome(context, household, displayName);
      if (callerHas(request, reply, plan.tag)) return reply.code(304).send(undefined);
      return answer(request, reply, plan.tag, () => answerHome(context, plan, displayName));
    },
  );

  api.get(
    "/v1/usage",
    {
      config: { access: "household" },
      schema: {
        tags: ["Readings"],
        summary: "A day in half hours, or a week, month or year in days: energy, cost, carbon, and how sure",
        querystring: UsageQuerySchema,
        response: {
          200: UsageSchema,
          304: unchanged,
          ...problems("not-signed-in", "invalid-request", "meter-not-found"),
        },
      },
    },
    async (request, reply) => {
      const plan = await planUsage(context, signedInOf(request).household, request.query);
      if (callerHas(request, reply, plan.tag)) return reply.code(304).send(undefined);
      return answer(request, reply, plan.tag, () => answerUsage(context, plan));
    },
  );

  api.get(
    "/v1/meters/:meterId/readings",
    {
      config: { access: "household" },
      schema: {
        tags: ["Readings"],
        summary: "Half hours as they are held, at most 400 days",
        params: MeterParams,
        querystring: ReadingsQuerySchema,
        response: {
          200: ReadingsSchema,
          304: unchanged,
          ...problems(
            "not-signed-in",
            "invalid-request",
            "range-too-long",
            "meter-not-found",
            "register-not-found",
            "consent-required",
          ),
        },
      },
    },
    async (request, reply) => {
      const plan = await planReadings(
        context,
        signedInOf(request).household,
        request.params.meterId,
        request.query,
      );
      if (callerHas(request, reply, plan.tag)) return reply.code(304).send(undefined);
      return answer(request, reply, plan.tag, () => answerReadings(context, plan));
    },
  );
}
