// Every registered route is walked with ids of another household by: nobody, another household, the operator. A route
// that is not listed here fails the test, so a new one cannot be forgotten.
import assert from "node:assert/strict";
import { after, describe, test } from "node:test";
import type { NewAgreement } from "@halfhourly/contracts";
import type { LightMyRequestResponse } from "fastify";
import { mpans, openHouse, operatorToken, readingsOf } from "./house/open-house.js";
import { noticeVersion } from "./house/fake-parts.js";

describe("isolation", async () => {
  type Caller = "nobody" | "another household" | "operator";

  interface Expected {
    /** How the route is asked for what belongs to the owner. */
    readonly url: string;
    readonly payload?: unknown;
    /** The other household's, where it is not the stranger's. */
    readonly cookie?: string;
    readonly type?: string;
    /** Status by caller; "own" means 200 or 201 with nothing of the owner in it. */
    readonly answers: Readonly<Record<Caller, number | "own">>;
  }

  const shut = { nobody: 401, operator: 401 } as const;
  const open = { nobody: "own", "another household": "own", operator: "own" } as const;
  const agreement: NewAgreement = {
    direction: "import",
    name: "Mine",
    rates: { kind: "flat", pencePerKwh: "24.5" },
    standingChargePencePerDay: "50",
    vat: "included",
    from: "2026-01-01",
    to: null,
  };
  const feedback = { message: "Good", appVersion: "1", device: "web", screen: "home" };

  const house = await openHouse();
  const owner = await house.household("owner-of-all");
  const ownerCookie = owner.cookie;
  const stranger = (await house.household("stranger")).cookie;
  /** For the route that signs its caller out everywhere. */
  const passerBy = (await house.household("passer-by")).cookie;
  const meter = await house.link(owner, mpans[0]);
  await house.store(
    meter,
    readingsOf("2026-11-22", () => 12_345),
  );
  const held = await house.api.addAgreement(owner.household, meter.id, {
    ...agreement,
    name: "Owner's tariff",
  });
  const sent = await house.http.inject({
    method: "POST",
    url: `/v1/meters/${meter.id}/imports`,
    headers: { cookie: owner.cookie, "content-type": "application/octet-stream" },
    payload: Buffer.from("a,b\n"),
  });
  const importId = sent.json().id as string;
  const exported = await house.http.inject({
    method: "POST",
    url: "/v1/exports",
    headers: { cookie: owner.cookie },
  });
  const exportId = exported.json().id as string;
  const research = { household: owner.household, meterPoint: mpans[0], fuel: "electricity" } as const;
  const asked = { ...research, purpose: "research" } as const;
  const { consentId } = await house.consent.grant(asked, "research-1", "test");
  const caseId = (await house.consent.withdraw(asked, "test"))!.id;
  const { sessions } = (
    await house.http.inject({ url: "/v1/sessions", headers: { cookie: owner.cookie } })
  ).json();
  const ownersSession: string = sessions[0].id;
  /** Texts that only the owner may ever see. */
  const secrets: string[] = [
    owner.accountId,
    owner.household,
    meter.id,
    mpans[0],
    held.id,
    "owner-of-all",
    exportId,
    "12345",
    "Owner's tariff",
    consentId,
    caseId,
  ];
  const at = `/v1/meters/${meter.id}`;
  const expected: Record<string, Expected> = {
    "GET /health": { url: "/health", answers: open },
    "GET /ready": { url: "/ready", answers: open },
    "GET /docs": { url: "/docs", answers: open },
    "GET /docs/pages.css": { url: "/docs/pages.css", answers: open },
    "GET /v1/openapi.json": { url: "/v1/openapi.json", answers: open },
    "GET /v1/price-caps": { url: "/v1/price-caps", answers: open },
    "GET /v1/notices/viewing": { url: "/v1/notices/viewing", answers: open },
    // The issuer does not answer in this test; whom it signs in is tested with the provider.
    "GET /v1/sign-in": {
      url: "/v1/sign-in",
      answers: { nobody: 503, "another household": 503, operator: 503 },
    },
    "GET /v1/sign-in/callback": {
      url: "/v1/sign-in/callback?state=x&code=y",
      answers: { nobody: 400, "another household": 400, operator: 400 },
    },
    "POST /v1/sign-out": {
      url: "/v1/sign-out",
      answers: { nobody: 204, "another household": 204, operator: 204 },
    },
    "GET /v1/session": { url: "/v1/session", answers: { ...shut, "another household": "own" } },
    "GET /v1/account": { url: "/v1/account", answers: { ...shut, "another household": "own" } },
    "GET /v1/sessions": { url: "/v1/sessions", answers: { ...shut, "another household": "own" } },
    "DELETE /v1/sessions": {
      url: "/v1/sessions",
      cookie: passerBy,
      answers: { ...shut, "another household": 204 },
    },
    "DELETE /v1/sessions/:sessionId": {
      url: `/v1/sessions/${ownersSession}`,
      answers: { ...shut, "another household": 404 },
    },
    "GET /v1/preferences": { url: "/v1/preferences", answers: { ...shut, "another household": "own" } },
    "PUT /v1/preferences": {
      url: "/v1/preferences",
      payload: { language: "cy", theme: "dark" },
      answers: { ...shut, "another household": "own" },
    },
    "POST /v1/feedback": {
      url: "/v1/feedback",
      payload: feedback,
      answers: { ...shut, "another household": 204 },
    },
    "GET /v1/meters": { url: "/v1/meters", answers: { ...shut, "another household": "own" } },
    "POST /v1/meters": {
      url: "/v1/meters",
      payload: {
        fuel: "electricity",
        meterPoint: mpans[0],
        payment: "credit",
        consent: { purpose: "viewing", granted: true, noticeVersion },
      },
      answers: { ...shut, "another household": 409 },
    },
    "DELETE /v1/meters/:meterId": { url: at, answers: { ...shut, "another household": 404 } },
    "GET /v1/home": { url: "/v1/home", answers: { ...shut, "another household": "own" } },
    "GET /v1/usage": {
      url: `/v1/usage?period=day&date=2026-11-22&fuel=both&meter=${meter.id}`,
      answers: { ...shut, "another household": 404 },
    },
    "GET /v1/meters/:meterId/readings": {
      url: `${at}/readings?from=2026-11-22&to=2026-11-22`,
      answers: { ...shut, "another household": 404 },
    },
    "GET /v1/meters/:meterId/agreements": {
      url: `${at}/agreements`,
      answers: { ...shut, "another household": 404 },
    },
    "POST /v1/meters/:meterId/agreements": {
      url: `${at}/agreements`,
      payload: { ...agreement, from: "2025-01-01", to: "2025-01-02" },
      answers: { ...shut, "another household": 404 },
    },
    "DELETE /v1/meters/:meterId/agreements/:agreementId": {
      url: `${at}/agreements/${held.id}`,
      answers: { ...shut, "another household": 404 },
    },
    "POST /v1/exports": { url: "/v1/exports", answers: { ...shut, "another household": 202 } },
    "GET /v1/exports": { url: "/v1/exports", answers: { ...shut, "another household": "own" } },
    "GET /v1/exports/:exportId": {
      url: `/v1/exports/${exportId}`,
      answers: { ...shut, "another household": 404 },
    },
    "GET /v1/exports/:exportId/file": {
      url: `/v1/exports/${exportId}/file`,
      answers: { ...shut, "another household": 404 },
    },
    "GET /v1/uses": { url: "/v1/uses", answers: { ...shut, "another household": "own" } },
    "GET /v1/schemas/:name": { url: "/v1/schemas/export-manifest", answers: open },
    "POST /v1/meters/:meterId/imports": {
      url: `${at}/imports`,
      payload: Buffer.from("a,b\n"),
      type: "application/octet-stream",
      answers: { nobody: 401, "another household": 404, operator: 202 },
    },
    // The owner's own import: the operator sees what the operator started only.
    "GET /v1/imports/:importId": {
      url: `/v1/imports/${importId}`,
      answers: { nobody: 401, "another household": 404, operator: 404 },
    },
    "GET /v1/notices": { url: "/v1/notices", answers: open },
    "GET /v1/keys": { url: "/v1/keys", answers: open },
    "GET /v1/consents": { url: "/v1/consents", answers: { ...shut, "another household": "own" } },
    "PUT /v1/consents": {
      url: "/v1/consents",
      payload: { meterId: meter.id, purpose: "viewing", granted: false, noticeVersion },
      answers: { ...shut, "another household": 404 },
    },
    "GET /v1/consents/:consentId/receipt": {
      url: `/v1/consents/${consentId}/receipt`,
      answers: { ...shut, "another household": 404 },
    },
    "POST /v1/meters/:meterId/move-out": {
      url: `${at}/move-out`,
      payload: { movedOutOn: "2026-11-22" },
      answers: { ...shut, "another household": 404 },
    },
    "POST /v1/meters/:meterId/still-mine": {
      url: `${at}/still-mine`,
      answers: { ...shut, "another household": 404 },
    },
    "GET /v1/erasure-cases": { url: "/v1/erasure-cases", answers: { ...shut, "another household": "own" } },
    "GET /v1/erasure-cases/:caseId": {
      url: `/v1/erasure-cases/${caseId}`,
      answers: { ...shut, "another household": 404 },
    },
    "GET /v1/erasure-cases/:caseId/certificate": {
      url: `/v1/erasure-cases/${caseId}/certificate`,
      answers: { ...shut, "another household": 404 },
    },
    // Opened by a key that only the household was given: without one nobody is told anything.
    "GET /v1/erasure-certificates": {
      url: "/v1/erasure-certificates",
      answers: { nobody: 400, "another household": 400, operator: 400 },
    },
    // Last: the other household closes its own account and is signed out by it.
    "DELETE /v1/account": { url: "/v1/account", answers: { ...shut, "another household": "own" } },
  };
  after(() => house.close());

  test("every registered route is listed here, and every listed one is registered", () => {
    const registered = house.routes
      .flatMap(({ method, url }) => [method].flat().map((one) => `${one} ${url}`))
      .filter((route) => !route.startsWith("HEAD "))
      .sort();
    assert.deepEqual(registered, Object.keys(expected).sort());
  });

  test("no caller gets at another household's rows by any route", async () => {
    for (const [route, { url, payload, type, cookie = stranger, answers }] of Object.entries(expected)) {
      const method = route.split(" ")[0] as "GET";
      for (const [caller, wanted] of Object.entries(answers) as [Caller, number | "own"][]) {
        const headers: Record<string, string> = type === undefined ? {} : { "content-type": type };
        if (caller === "another household" && route !== "POST /v1/sign-out") headers["cookie"] = cookie;
        if (caller === "operator") headers["authorization"] = `Bearer ${operatorToken}`;
        const answer: LightMyRequestResponse = await house.http.inject({
          method,
          url,
          headers,
          ...(payload === undefined ? {} : { payload: payload as object }),
        });
        const what = `${route} by ${caller}: ${answer.statusCode} ${answer.body.slice(0, 200)}`;
        if (wanted === "own") assert.ok(answer.statusCode === 200 || answer.statusCode === 201, what);
        else assert.equal(answer.statusCode, wanted, what);
        const allowed = route === "POST /v1/meters/:meterId/imports" && caller === "operator";
        if (!allowed)
          assert.deepEqual(
            secrets.filter((secret) => answer.body.includes(secret)),
            [],
            what,
          );
      }
    }
  });

  test("after all that the owner still has everything", async () => {
    const get = async (url: string) =>
      (await house.http.inject({ url, headers: { cookie: ownerCookie } })).json();
    const { meters } = await get("/v1/meters");
    assert.equal(meters.length, 1);
    assert.equal((await get(`/v1/meters/${meters[0].id}/agreements`)).agreements.length, 1);
    assert.equal(
      (await get(`/v1/meters/${meters[0].id}/readings?from=2026-11-22&to=2026-11-22`)).total,
      48 * 12_345,
    );
    assert.deepEqual(await get("/v1/preferences"), { language: "en", theme: "system" });
  });

  test("every route says who may call it", () => {
    for (const { url, config } of house.routes) assert.ok(config?.access !== undefined, url);
  });
});
