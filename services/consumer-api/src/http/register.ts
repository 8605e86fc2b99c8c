import type { FastifyInstance } from "fastify";
import { defaultImportMostBytes } from "../config.js";
import type { Context } from "../context.js";
import { accountRoutes } from "../routes/account.js";
import { agreementRoutes } from "../routes/agreements.js";
import { importRoutes } from "../routes/imports.js";
import { meterRoutes } from "../routes/meters.js";
import { readingRoutes } from "../routes/readings.js";
import { serviceRoutes } from "../routes/service.js";
import { signInRoutes } from "../routes/sign-in.js";
import { identifyCaller } from "../session/caller.js";
import { redirectToCanonicalHost } from "./canonical-host.js";
import { serveDocs } from "./docs-page.js";
import { describeApi } from "./openapi.js";
import { notFound, problemOf, sendProblem } from "./problem-answers.js";
import { refuseOtherOrigins } from "./same-origin.js";
import { dataHeaders } from "./security-headers.js";
import type { Api } from "./typed-api.js";
import { validateBySchema } from "./validation.js";

/** Bodies other than files and tariffs are a few fields. */
const bodyMostBytes = 16 * 1024;

/** Registers everything the consumer API answers, apart from what else the server serves. */
export async function registerConsumerApi(http: FastifyInstance, context: Context): Promise<void> {
  http.addHook("onRequest", async (request, reply) => {
    if (redirectToCanonicalHost(request, reply, context.config)) return reply;
  });
  await http.register(async (own) => {
    rules(own, context);
    await describeApi(own, context.config.publicUrl);
    const api = own as unknown as Api;
    serviceRoutes(api, context);
    signInRoutes(api, context);
    accountRoutes(api, context);
    meterRoutes(api, context);
    readingRoutes(api, context);
    agreementRoutes(api, context);
    importRoutes(api, context);
    serveDocs(own, context.config);
  });
  // A prefix of its own, so that only unknown addresses under /v1 are answered here and the app keeps its own pages.
  await http.register(
    async (unknown) => {
      rules(unknown, context);
      unknown.setNotFoundHandler((_request, reply) => sendProblem(reply, notFound()));
    },
    { prefix: "/v1" },
  );
}

/** What holds for every request, in the order in which it is checked. */
function rules(http: FastifyInstance, context: Context): void {
  const { config, sessions, logger } = context;
  const headers = dataHeaders(config);
  validateBySchema(http);
  http.removeAllContentTypeParsers();
  http.addContentTypeParser(
    "application/json",
    { parseAs: "string", bodyLimit: bodyMostBytes },
    http.getDefaultJsonParser("error", "error"),
  );
  http.addContentTypeParser(
    "application/octet-stream",
    { parseAs: "buffer", bodyLimit: config.importMostBytes ?? defaultImportMostBytes },
    (_request, body, done) => done(null, body),
  );
  http.addHook("onRoute", ({ config: route, method, url }) => {
    if (route?.access === undefined)
      throw new Error(`${String(method)} ${url} does not say who may call it (config.access)`);
  });
  http.decorateRequest("caller", null);
  http.addHook("onRequest", async (request, reply) => {
    void reply.headers({ ...headers, "cache-control": "no-store", "x-request-id": request.id });
    const { access } = request.routeOptions.config;
    if (access === undefined) return;
    request.caller = await identifyCaller(request, reply, { access, config, sessions });
    if (request.caller?.kind !== "operator") refuseOtherOrigins(request, config);
  });
  http.addHook("onResponse", async (request, reply) => {
    // The route, not the address: an address may hold a meter's id or a date.
    const { method, url: route } = request.routeOptions;
    const tookMs = Math.round(reply.elapsedTime);
    logger.info(
      { requestId: request.id, method: String(method), route, status: reply.statusCode, tookMs },
      "answered",
    );
  });
  http.setErrorHandler((fault, request, reply) => sendProblem(reply, problemOf(fault, request, logger)));
}
