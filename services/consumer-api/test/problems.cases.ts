import assert from "node:assert/strict";
import { after, describe, test } from "node:test";
import { openHouse, publicUrl } from "./house/open-house.js";

describe("problems", async () => {
  const house = await openHouse();
  const cookie = (await house.household("ada")).cookie;
  after(() => house.close());

  const put = (payload: string, headers: Record<string, string> = {}) =>
    house.http.inject({
      method: "PUT",
      url: "/v1/preferences",
      headers: { cookie, "content-type": "application/json", ...headers },
      payload,
    });

  test("every fault is problem+json with a stable code, a status that agrees, a request id, and is never stored", async () => {
    const big = JSON.stringify({ language: "en", theme: "dark", more: "x".repeat(20_000) });
    const answers = {
      "address-unknown": await house.http.inject({ url: "/v1/nowhere" }),
      "address-invalid": await house.http.inject({ url: "/v1/%zz" }),
      "json-invalid": await put('{"language": '),
      "invalid-request": await put('{"language":"fr","theme":"dark"}'),
      "payload-too-large": await put(big),
      "media-type": await put("a=b", { "content-type": "text/plain" }),
      "not-signed-in": await house.http.inject({ url: "/v1/home" }),
      "other-origin": await put('{"language":"en","theme":"dark"}', { origin: "https://evil.example" }),
    };
    for (const [code, answer] of Object.entries(answers)) {
      const problem = answer.json();
      assert.equal(problem.code, code);
      assert.equal(problem.status, answer.statusCode);
      assert.equal(problem.type, `/docs#problem-${code}`);
      assert.match(problem.requestId, /^[\w-]{8,64}$/);
      assert.ok(problem.title.length > 3 && problem.detail.length > 10);
      assert.match(String(answer.headers["content-type"]), /^application\/problem\+json/);
      assert.equal(answer.headers["cache-control"], "no-store");
      assert.ok(!answer.body.includes("FST_"), answer.body);
    }
  });

  test("a prototype in the body is refused, not taken", async () => {
    const answer = await put('{"language":"en","theme":"dark","__proto__":{"admin":true}}');
    assert.equal(answer.statusCode, 400);
  });

  test("a field that nobody asked for is refused, and its name is not quoted", async () => {
    const answer = await put('{"language":"en","theme":"dark","admin":true}');
    assert.equal(answer.statusCode, 400);
    assert.deepEqual(answer.json().fields, [
      { field: "body", code: "unknown-field", message: "holds a field that the documentation does not list" },
    ]);
    assert.ok(!answer.body.includes("admin"));
  });

  test("fields are named one by one, and what was typed is not quoted", async () => {
    const payload = JSON.stringify({
      fuel: "electricity",
      meterPoint: 5,
      payment: "cash",
      consent: { purpose: "viewing", granted: "true" },
    });
    const answer = await house.http.inject({
      method: "POST",
      url: "/v1/meters",
      headers: { cookie, "content-type": "application/json" },
      payload,
    });
    const { code, fields } = answer.json();
    assert.equal(code, "invalid-request");
    assert.deepEqual(
      fields.map((field: { field: string; code: string }) => [field.field, field.code]),
      [
        ["meterPoint", "wrong-type"],
        ["payment", "not-a-choice"],
        ["consent.noticeVersion", "missing"],
        ["consent.granted", "wrong-type"],
      ],
    );
    assert.ok(!answer.body.includes("cash"));
  });

  test("what nobody foresaw is told as unexpected, with nothing of it in the answer or its message in the log", async () => {
    const broken = await openHouse();
    const { cookie: signedIn } = await broken.household("ada");
    await broken.database.query("drop table consumer_api.meter_link cascade");
    const answer = await broken.http.inject({ url: "/v1/meters", headers: { cookie: signedIn } });
    assert.equal(answer.statusCode, 500);
    assert.equal(answer.json().code, "unexpected");
    assert.ok(!/meter_link|relation|select/i.test(answer.body));
    const line = broken.logLines.find((one) => one.includes("unexpected fault"))!;
    assert.ok(line.includes(answer.json().requestId) && !line.includes("does not exist"));
    await broken.close();
  });

  test("a caller's request id is kept where it is well formed, and made where not", async () => {
    const ask = async (id: string) =>
      (await house.http.inject({ url: "/health", headers: { "x-request-id": id } })).headers["x-request-id"];
    assert.equal(await ask("from-the-caller-1"), "from-the-caller-1");
    assert.notEqual(await ask('forged"} {"level":"error"'), 'forged"} {"level":"error"');
  });

  test("changes are only taken from our own origin", async () => {
    const status = async (headers: Record<string, string>) =>
      (await put('{"language":"en","theme":"dark"}', headers)).statusCode;
    assert.equal(await status({}), 200, "a program sends neither header");
    assert.equal(await status({ origin: publicUrl }), 200);
    assert.equal(await status({ "sec-fetch-site": "same-origin", origin: publicUrl }), 200);
    assert.equal(await status({ origin: "null" }), 403);
    assert.equal(await status({ origin: "http://localhost:9999" }), 403);
    assert.equal(
      await status({ "sec-fetch-site": "same-site", origin: publicUrl }),
      403,
      "another port of localhost is the same site",
    );
    assert.equal(await status({ "sec-fetch-site": "cross-site" }), 403);
    assert.equal(await status({ "sec-fetch-site": "none" }), 403);
  });

  test("answers carry the headers that keep them from being run, framed or read elsewhere", async () => {
    const { headers } = await house.http.inject({ url: "/v1/price-caps" });
    assert.match(String(headers["content-security-policy"]), /default-src 'none'; frame-ancestors 'none'/);
    assert.equal(headers["x-content-type-options"], "nosniff");
    assert.equal(headers["referrer-policy"], "no-referrer");
    assert.equal(headers["cross-origin-resource-policy"], "same-origin");
    assert.equal(headers["access-control-allow-origin"], undefined);
  });

  test("health needs nothing; ready needs the database", async () => {
    assert.deepEqual((await house.http.inject({ url: "/health" })).json(), { status: "live" });
    assert.deepEqual((await house.http.inject({ url: "/ready" })).json(), {
      status: "ready",
      database: "reachable",
    });
    const gone = await openHouse();
    await gone.database.close();
    const answer = await gone.http.inject({ url: "/ready" });
    assert.equal(answer.statusCode, 503);
    assert.deepEqual(answer.json(), { status: "not-ready", database: "unreachable" });
    assert.equal((await gone.http.inject({ url: "/health" })).statusCode, 200);
    await gone.close();
  });
});
