import type { FastifyInstance } from "fastify";
import { defaultImportMostBytes } from "../config.js";
import type { Context } from "../context.js";
import { accountRoutes } from "../routes/account.js";
import { agreementRoutes } from "../routes/agreements.js";
import { appSignInRoutes } from "../routes/app-sign-in.js";
import { exportRoutes } from "../routes/exports.js";
import { comparisonRoutes } from "../routes/comparison.js";
import { collectionRoutes } from "../routes/collections.js";
import { consentRoutes } from "../routes/consents.js";
import { erasureRoutes } from "../routes/erasures.js";
import { importRoutes } from "../routes/imports.js";
import { keyRoutes } from "../routes/keys.js";
import { meterRoutes } from "../routes/meters.js";
import { meterViewRoutes } from "../routes/meter-views.js";
import { publishedSchemaRoutes } from "../routes/published-schemas.js";
import { readingRoutes } from "../routes/readings.js";
import { serviceRoutes } from "../routes/service.js";
import { sessionRoutes } from "../routes/sessions.js";
import { signInRoutes } from "../routes/sign-in.js";
import { sourceOperationRoutes } from "../routes/source-operations.js";
import { staffRoutes } from "../routes/staff.js";
import { supplierAccountRoutes } from "../routes/supplier-accounts.js";
import { supportCaseRoutes } from "../routes/support-cases.js";
import { usesRoutes } from "../routes/uses.js";
import { isByHeader } from "../session/carried-session.js";
import { identifyCaller, refuseOldProof } from "../session/caller.js";
import { redirectToCanonicalHost } from "./canonical-host.js";
import { serveDocs } from "./docs-page.js";
import { describeApi } from "./openapi.js";
import { notFound, problemOf, sendProblem } from "./problem-answers.js";
import { refuseOtherOrigins } from "./same-origin.js";
import { defaultRequestsAMinute, openRateLimits, type CountRequest } from "./rate-limits.js";
import { dataHeaders } from "./security-headers.js";
import { refuseUnstorableText } from "./storable-text.js";
import type { Api } from "./typed-api.js";
import { validateBySchema } from "./validation.js";

/** Bodies other than files and tariffs are a few fields. */
const bodyMostBytes = 16 * 1024;

/** Registers everything the consumer API answers, apart from what else the server serves. */
export async function registerConsumerApi(http: FastifyInstance, context: Context): Promise<void> {
  http.addHook("onRequest", async (request, reply) => {
    if (redirectToCanonicalHost(request, reply, context.config)) return reply;
  });
  const count = await openRateLimits(http, context.config.requestsAMinute ?? defaultRequestsAMinute);
  await http.register(async (own) => {
    rules(own, context, count);
    await describeApi(own, context.config.publicUrl);
    const api = own as unknown as Api;
    serviceRoutes(api, context);
    signInRoutes(api, context);
    appSignInRoutes(api, context);
    accountRoutes(api, context);
    sessionRoutes(api, context);
    meterRoutes(api, context);
    consentRoutes(api, context);
    erasureRoutes(api, context);
    keyRoutes(api, context);
    readingRoutes(api, context);
    agreementRoutes(api, context);
    comparisonRoutes(api, context);
    importRoutes(api, context);
    collectionRoutes(api, context);
    supplierAccountRoutes(api, context);
    meterViewRoutes(api, context);
    sourceOperationRoutes(api, context);
    exportRoutes(api, context);
    publishedSchemaRoutes(api);
    usesRoutes(api, context);
    supportCaseRoutes(api, context);
    staffRoutes(api, context);
    serveDocs(own, context.config);
  });
  // A prefix of its own, so that only unknown addresses under /v1 are answered here and the app keeps its own pages.
  await http.register(
    async (unknown) => {
      rules(unknown, context, count);
      unknown.setNotFoundHandler((_request, reply) => sendProblem(reply, notFound()));
    },
    { prefix: "/v1" },
  );
}

/** What holds for every request, in the order in which it is checked. */
function rules(http: FastifyInstance, context: Context, count: CountRequest): void {
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
    if (access === undefined) return count(request, reply);
    try {
      request.caller = await identifyCaller(request, reply, { access, config, sessions });
    } finally {
      // Whoever is turned away is counted too, by address: a flood of made-up tokens ends in 429.
      await count(request, reply);
    }
    if (request.caller?.kind !== "operator" && !isByHeader(request)) refuseOtherOrigins(request, config);
    if (request.routeOptions.config.stepUp === true) refuseOldProof(request.caller, context.now());
  });
  // Only once a schema has held the shape, so that what is walked is bounded.
  http.addHook("preHandler", async (request) => refuseUnstorableText(request));
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
