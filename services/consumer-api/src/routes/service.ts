import { asyncApiDocument, HealthSchema, ServiceSchema } from "@halfhourly/contracts";
import { Type } from "typebox";
import type { Context } from "../context.js";
import { problems } from "../http/answers.js";
import type { Api } from "../http/typed-api.js";

const answerWithinMs = 2_000;

/** For those who run it: is it alive, can it serve, and what does it offer. */
export function serviceRoutes(api: Api, { config, database, logger }: Context): void {
  api.get(
    "/health",
    {
      // Whoever watches the service must not be turned away.
      config: { access: "public", aMinute: null },
      logLevel: "warn",
      schema: {
        tags: ["Service"],
        summary: "The process runs",
        response: { 200: HealthSchema, ...problems() },
      },
    },
    async () => ({ status: "live" as const }),
  );

  api.get(
    "/ready",
    {
      // Whoever watches the service must not be turned away.
      config: { access: "public", aMinute: null },
      logLevel: "warn",
      schema: {
        tags: ["Service"],
        summary: "It can serve: the database answers",
        response: { 200: HealthSchema, 503: HealthSchema, ...problems() },
      },
    },
    async (_request, reply) => {
      try {
        await within(answerWithinMs, database.query("select 1"));
        return { status: "ready" as const, database: "reachable" as const };
      } catch (fault) {
        logger.warn({ err: fault }, "the database does not answer");
        return reply.code(503).send({ status: "not-ready", database: "unreachable" });
      }
    },
  );

  api.get(
    "/v1/service",
    {
      config: { access: "public" },
      schema: {
        tags: ["Service"],
        summary: "Who runs this copy and answers for its data",
        response: { 200: ServiceSchema, ...problems() },
      },
    },
    async () => ({ operator: config.operator ?? { name: null, contact: null } }),
  );

  api.get(
    "/v1/openapi.json",
    {
      config: { access: "public" },
      schema: {
        tags: ["Service"],
        summary: "This API as an OpenAPI 3.1 document",
        response: { 200: Type.Object({}, { additionalProperties: true }), ...problems() },
      },
    },
    async (_request, reply) =>
      reply.serializer(JSON.stringify).send(api.swagger() as unknown as Record<string, unknown>),
  );

  api.get(
    "/v1/asyncapi.json",
    {
      config: { access: "public" },
      schema: {
        tags: ["Service"],
        summary: "The events of this product as an AsyncAPI 3.0 document",
        response: { 200: Type.Object({}, { additionalProperties: true }), ...problems() },
      },
    },
    async (_request, reply) =>
      reply.serializer(JSON.stringify).send(asyncApiDocument(api.swagger().info.version)),
  );
}

async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("no answer in time")), ms);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
