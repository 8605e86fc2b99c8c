import assert from "node:assert/strict";
import { after, describe, test } from "node:test";
import type { AccessRequest, AccountMetadata, SupportCase, Uses } from "@halfhourly/contracts";
import { newCaseCode, typedCaseCode } from "../src/staff/case-code.js";
import { mpans, openHouse, operatorToken, readingsOf } from "./house/open-house.js";

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

describe("support and administrators", async () => {
  const house = await openHouse();
  after(() => house.close());
  const ask = (cookie: string, method: "GET" | "POST" | "DELETE", url: string, payload?: object) =>
    house.http.inject({ method, url, headers: { cookie }, ...(payload === undefined ? {} : { payload }) });
  const opened = async (cookie: string): Promise<SupportCase> =>
    (await ask(cookie, "POST", "/v1/support-cases", { about: "meter" })).json();
  const look = (cookie: string, code: string) => ask(cookie, "GET", `/v1/staff/support-cases/${code}`);
  const uses = async (cookie: string): Promise<string[]> => {
    const { chains }: Uses = (await ask(cookie, "GET", "/v1/uses")).json();
    return chains.flatMap(({ entries }) => entries.map(({ what, who }) => `${what} by ${who}`));
  };
  const refused = async (answer: ReturnType<typeof ask>, status: number, code: string) => {
    const { statusCode, body } = await answer;
    assert.deepEqual([statusCode, JSON.parse(body).code], [status, code], body);
  };

  test("support sees metadata inside an open case, nothing personal, and the household reads who looked", async () => {
    const home = await house.household("helped");
    const sue = await house.staff("sue", "support");
    const meter = await house.link(home, mpans[0]);
    await house.store(
      meter,
      readingsOf("2026-11-20", () => 54_321),
    );
    const one = await opened(home.cookie);
    const typed = one.code.toLowerCase().replace("-", " ");
    const answer = await look(sue.cookie, typed);
    const seen: AccountMetadata = answer.json();
    assert.equal(seen.accountId, home.accountId);
    assert.deepEqual([seen.about, seen.liveSessions, seen.secondFactor], ["meter", 1, false]);
    assert.deepEqual(
      seen.meters.map(({ fuel, payment, readingsUpTo }) => [fuel, payment, readingsUpTo]),
      [["electricity", "credit", "2026-11-20"]],
    );
    for (const secret of ["helped", mpans[0], "54321", home.household])
      assert.ok(!answer.body.includes(secret), secret);
    const written = await uses(home.cookie);
    assert.ok(written.includes(`support.see by ${sue.accountId}`), written.join());
    assert.ok(written.includes(`support.open by ${home.accountId}`));
    const { cases } = (await ask(home.cookie, "GET", "/v1/support-cases")).json();
    assert.equal(cases[0].seenBySupportAt, "2026-11-23T12:10:00Z");
  });

  test("a second case while one is open is the same one", async () => {
    const { cookie } = await house.household("twice");
    const [first, second] = await Promise.all([opened(cookie), opened(cookie)]);
    assert.equal(first.id, second.id);
  });

  test("a closed, an expired and a made-up code are one to support", async () => {
    const sid = await house.staff("sid", "support");
    const home = await house.household("closing");
    const closed = await opened(home.cookie);
    assert.equal((await ask(home.cookie, "DELETE", `/v1/support-cases/${closed.id}`)).statusCode, 204);
    assert.equal((await ask(home.cookie, "DELETE", `/v1/support-cases/${closed.id}`)).statusCode, 204);
    const expiring = await opened(home.cookie);
    assert.equal((await look(sid.cookie, expiring.code)).statusCode, 200);
    house.clock.nowMs += 3 * dayMs;
    const later = `halfhourly_session=${await house.sessions.begin(sid.accountId, { device: "x", secondFactor: true })}`;
    const bodies = [];
    for (const code of [closed.code, expiring.code, newCaseCode()]) {
      const answer = await look(later, code);
      assert.equal(answer.statusCode, 404);
      bodies.push(answer.json().detail);
    }
    assert.equal(new Set(bodies).size, 1);
  });

  test("codes cannot be tried out", async () => {
    const { cookie } = await house.staff("tries", "support");
    const answers = [];
    for (let i = 0; i < 12; i++) answers.push((await look(cookie, newCaseCode())).statusCode);
    assert.deepEqual([answers[9], answers[10]], [404, 429]);
  });

  test("more than five cases within a day are refused", async () => {
    const { cookie } = await house.household("many");
    for (let i = 0; i < 5; i++) await ask(cookie, "DELETE", `/v1/support-cases/${(await opened(cookie)).id}`);
    await refused(ask(cookie, "POST", "/v1/support-cases", { about: "other" }), 429, "too-many-cases");
  });

  test("staff without a second step see nothing", async () => {
    const sam = await house.staff("sam", "support");
    const weak = `halfhourly_session=${await house.sessions.begin(sam.accountId)}`;
    await refused(look(weak, newCaseCode()), 403, "second-factor-needed");
  });

  test("an account opens only when a second administrator allows it, to whoever asked, for four hours, and all is written down", async () => {
    const home = await house.household("wanted");
    await house.link(home, mpans[1]);
    const ann = await house.staff("ann", "administrator");
    const bob = await house.staff("bob", "administrator");
    const wanted = { accountId: home.accountId, reason: "legal-request", reference: "LEG-1/26" };
    const asked: AccessRequest = (await ask(ann.cookie, "POST", "/v1/staff/access-requests", wanted)).json();
    const at = `/v1/staff/access-requests/${asked.id}`;
    await refused(ask(ann.cookie, "GET", `${at}/account`), 403, "access-not-allowed");
    await refused(ask(ann.cookie, "POST", `${at}/allow`), 403, "second-person-needed");
    const allowed: AccessRequest = (await ask(bob.cookie, "POST", `${at}/allow`)).json();
    assert.deepEqual([allowed.state, allowed.allowedBy], ["allowed", bob.accountId]);
    await refused(ask(bob.cookie, "GET", `${at}/account`), 403, "access-not-allowed");
    await refused(ask(bob.cookie, "POST", `${at}/allow`), 409, "request-not-waiting");
    const shown = (await ask(ann.cookie, "GET", `${at}/account`)).json();
    assert.deepEqual(
      [shown.email, shown.displayName, shown.meters[0].meterPoint],
      ["wanted@example.org", "wanted", mpans[1]],
    );
    const written = await uses(home.cookie);
    for (const entry of [
      `access.ask by ${ann.accountId}`,
      `access.allow by ${bob.accountId}`,
      `access.see by ${ann.accountId}`,
    ])
      assert.ok(written.includes(entry), entry);
    house.clock.nowMs += 4 * hourMs;
    const later = `halfhourly_session=${await house.sessions.begin(ann.accountId, { device: "x", secondFactor: true })}`;
    await refused(ask(later, "GET", `${at}/account`), 403, "access-not-allowed");
  });

  test("looking and allowing need a fresh sign-in", async () => {
    const home = await house.household("fresh");
    const cas = await house.staff("cas", "administrator");
    const dee = await house.staff("dee", "administrator");
    const wanted = { accountId: home.accountId, reason: "data-quality", reference: "DQ-2" };
    const { id } = (await ask(cas.cookie, "POST", "/v1/staff/access-requests", wanted)).json();
    house.clock.nowMs += 11 * 60_000;
    await refused(ask(dee.cookie, "POST", `/v1/staff/access-requests/${id}/allow`), 403, "step-up-required");
    await refused(ask(cas.cookie, "GET", `/v1/staff/access-requests/${id}/account`), 403, "step-up-required");
  });

  const appoint = (email: string, role: string) =>
    house.http.inject({
      method: "POST",
      url: "/v1/operator/roles",
      headers: { authorization: `Bearer ${operatorToken}` },
      payload: { email, role },
    });

  test("the operator appoints staff; whoever it is is signed out, and has the role the next time", async () => {
    const eve = await house.household("eve");
    assert.equal((await appoint("eve@example.org", "support")).statusCode, 200);
    assert.equal((await ask(eve.cookie, "GET", "/v1/session")).statusCode, 401);
    const subject = (await house.people.find("eve@example.org"))!;
    assert.deepEqual(house.people.held.get(subject)!.roles, ["support"]);
    const again = `halfhourly_session=${await house.sessions.begin(eve.accountId, { device: "x", secondFactor: true })}`;
    assert.equal((await look(again, newCaseCode())).statusCode, 404);
    await refused(ask(again, "GET", "/v1/home"), 403, "not-for-your-role");
    assert.equal((await appoint("eve@example.org", "consumer")).json().role, "consumer");
    assert.deepEqual(house.people.held.get(subject)!.roles, []);
  });

  test("a home with meters cannot be made staff, and nobody cannot", async () => {
    const home = await house.household("with-meters");
    await house.link(home, mpans[2]);
    await refused(appoint("with-meters@example.org", "administrator"), 409, "has-meters");
    await refused(appoint("nobody@example.org", "support"), 404, "person-not-found");
  });

  test("the operator reads what people wrote, without who; what was erased is left out", async () => {
    const [home, gone] = [await house.household("writes"), await house.household("goes")];
    for (const { cookie } of [home, gone])
      await ask(cookie, "POST", "/v1/feedback", {
        message: "More charts, please",
        appVersion: "1",
        device: "web",
        screen: "home",
      });
    house.parts.keys.destroy(gone.household);
    const headers = { authorization: `Bearer ${operatorToken}` };
    const answer = await house.http.inject({ url: "/v1/operator/feedback", headers });
    const { feedback } = answer.json();
    assert.equal(feedback.length, 1);
    assert.equal(feedback[0].message, "More charts, please");
    for (const who of [home.accountId, home.household, "writes"]) assert.ok(!answer.body.includes(who), who);
  });

  test("a code is found however it is typed, and no two are alike", () => {
    assert.equal(typedCaseCode("k7qm 3xf9"), "K7QM-3XF9");
    assert.equal(typedCaseCode("OIL0-0000"), "0110-0000");
    const codes = new Set(Array.from({ length: 500 }, newCaseCode));
    assert.equal(codes.size, 500);
    for (const code of codes) {
      assert.match(code, /^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
      assert.equal(typedCaseCode(code), code);
    }
  });
});
