// Every registered route is walked with ids of another household by: nobody, another household, support, an
// administrator, the operator. A route that is not listed here fails the test, so a new one cannot be forgotten.
import assert from "node:assert/strict";
import { after, describe, test } from "node:test";
import type { LightMyRequestResponse } from "fastify";
import type { Access } from "../src/http/typed-api.js";
import { mpans, openHouse, operatorToken, readingsOf } from "./house/open-house.js";
import {
  agreement,
  callers,
  routeTable,
  type Answered,
  type Owned,
  type RouteCaller,
} from "./house/route-table.js";

describe("isolation", async () => {
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
  const post = (cookie: string, url: string, payload: object) =>
    house.http.inject({ method: "POST", url, headers: { cookie }, payload });
  const supportCase = (await post(ownerCookie, "/v1/support-cases", { about: "meter" })).json();
  await house.http.inject({
    method: "DELETE",
    url: `/v1/support-cases/${supportCase.id}`,
    headers: { cookie: ownerCookie },
  });
  const asker = (await house.staff("ann-who-asks", "administrator")).cookie;
  const wanted = { accountId: owner.accountId, reason: "data-quality", reference: "DQ-7" };
  const accessRequest = (await post(asker, "/v1/staff/access-requests", wanted)).json();
  const owned: Owned = {
    meterId: meter.id,
    agreementId: held.id,
    importId,
    exportId,
    sessionId: ownersSession,
    consentId,
    caseId,
    supportCaseId: supportCase.id,
    supportCode: supportCase.code,
    accountId: owner.accountId,
    requestId: accessRequest.id,
  };
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
    supportCase.id,
    supportCase.code,
  ];
  const expected = routeTable(owned, passerBy);
  const staffCookies = {
    support: (await house.staff("sue-of-support", "support")).cookie,
    administrator: (await house.staff("adam", "administrator")).cookie,
  };
  const staffGoingHome = {
    support: (await house.staff("sid-of-support", "support")).cookie,
    administrator: (await house.staff("alma", "administrator")).cookie,
  };
  after(() => house.close());

  const accessOf = new Map(
    house.routes.flatMap(({ method, url, config }) =>
      [method].flat().map((one): [string, Access | undefined] => [`${one} ${url}`, config?.access]),
    ),
  );

  test("every registered route is listed here, and every listed one is registered", () => {
    const registered = house.routes
      .flatMap(({ method, url }) => [method].flat().map((one) => `${one} ${url}`))
      .filter((route) => !route.startsWith("HEAD "))
      .sort();
    assert.deepEqual(registered, Object.keys(expected).sort());
  });

  /** Staff are nobody's household: what is not for them is refused before anything is looked up. */
  function answerOf(route: string, caller: RouteCaller): Answered {
    const { answers } = expected[route]!;
    const said = answers[caller];
    if (said !== undefined) return said;
    const access = accessOf.get(route);
    if (access === "public") return answers.nobody;
    return access === "signed-in" ? answers["another household"] : 403;
  }

  function headersOf(route: string, caller: RouteCaller): Record<string, string> {
    const { type, cookie = stranger } = expected[route]!;
    const own: Record<string, string> = type === undefined ? {} : { "content-type": type };
    if (caller === "operator") return { ...own, authorization: `Bearer ${operatorToken}` };
    if (caller === "nobody" || route === "POST /v1/sign-out") return own;
    if (caller === "another household") return { ...own, cookie };
    return { ...own, cookie: (route === "DELETE /v1/sessions" ? staffGoingHome : staffCookies)[caller] };
  }

  /** What an answer may hold of the owner by right. */
  function mayHold(route: string, caller: RouteCaller): readonly string[] {
    if (route === "POST /v1/meters/:meterId/imports" && caller === "operator") return secrets;
    // Administrators see who asked for which account: its opaque id.
    return route === "GET /v1/staff/access-requests" && caller === "administrator" ? [owner.accountId] : [];
  }

  test("no caller gets at another household's rows by any route", async () => {
    for (const [route, { url, payload }] of Object.entries(expected)) {
      for (const caller of callers) {
        const answer: LightMyRequestResponse = await house.http.inject({
          method: route.split(" ")[0] as "GET",
          url,
          headers: headersOf(route, caller),
          ...(payload === undefined ? {} : { payload: payload as object }),
        });
        const what = `${route} by ${caller}: ${answer.statusCode} ${answer.body.slice(0, 200)}`;
        const status = answerOf(route, caller);
        if (status === "own") assert.ok(answer.statusCode === 200 || answer.statusCode === 201, what);
        else assert.equal(answer.statusCode, status, what);
        const allowed = mayHold(route, caller);
        const leaked = secrets.filter((secret) => answer.body.includes(secret) && !allowed.includes(secret));
        assert.deepEqual(leaked, [], what);
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
