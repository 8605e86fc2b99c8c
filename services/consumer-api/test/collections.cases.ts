import assert from "node:assert/strict";
import { test } from "node:test";
import { noticeVersion } from "./house/fake-parts.js";
import { practiceAccount, practiceHome } from "./house/fake-collection.js";
import { mpans, openHouse, operatorToken } from "./house/open-house.js";

test("a meter's readings are collected: under its own grant, and only its household sees how far", async () => {
  const house = await openHouse();
  const anna = await house.household("anna");
  const meter = await house.link(anna, mpans[0]);
  const url = `/v1/meters/${meter.id}/collection`;
  const headers = { cookie: anna.cookie };
  const ask = (method: "GET" | "POST" | "DELETE", path: string, payload?: object) =>
    house.http.inject({ method, url: path, headers, ...(payload === undefined ? {} : { payload }) });

  assert.deepEqual((await ask("GET", url)).json(), { collection: null });
  const proof = { kind: "display-id", displayId: "00-DB-12-34-56-78-90-A0" };
  const begun = await ask("POST", url, { source: "dcc", proof });
  assert.equal(begun.statusCode, 202);
  assert.equal(begun.json().begunAt, "2026-11-23T12:10:00Z");
  assert.deepEqual((await ask("GET", url)).json(), { collection: begun.json() });
  const [{ grant, wanted }] = house.collection.begun as [(typeof house.collection.begun)[number]];
  assert.deepEqual(
    [grant.household, grant.meterPoint, grant.fuel, grant.purpose],
    [anna.household, mpans[0], "electricity", "viewing"],
  );
  assert.deepEqual(wanted.proof, proof);
  assert.equal((await ask("GET", "/v1/meters")).json().meters[0].generated, true);

  const held = await house.collection.state(anna.household, meter.id);
  house.collection.state = async () => ({ ...held!, state: "waiting-for-number" });
  assert.equal((await ask("GET", url)).json().collection.practiceNumber, "1234");

  const confirmed = await ask("POST", `${url}/confirmation`, { number: "12 34" });
  assert.deepEqual([confirmed.statusCode, confirmed.json().state], [202, "collecting"]);
  assert.equal((await ask("DELETE", url)).statusCode, 204);
  assert.equal(
    (await ask("POST", `${url}/confirmation`, { number: "1234" })).json().code,
    "collection-not-found",
  );
  await house.close();
});

test("without a live consent nothing is asked of a source", async () => {
  const house = await openHouse();
  const anna = await house.household("anna");
  const meter = await house.link(anna, mpans[0]);
  const headers = { cookie: anna.cookie };
  await house.http.inject({
    method: "PUT",
    url: "/v1/consents",
    headers,
    payload: { meterId: meter.id, purpose: "viewing", granted: false, noticeVersion },
  });
  const answer = await house.http.inject({
    method: "POST",
    url: `/v1/meters/${meter.id}/collection`,
    headers,
    payload: { source: "dcc", proof: { kind: "cin" } },
  });
  assert.deepEqual([answer.statusCode, answer.json().code], [403, "consent-required"]);
  assert.equal(house.collection.begun.length, 0);
  await house.close();
});

test("what a source can give is said, with made-up meters to try it only where it is simulated", async () => {
  const house = await openHouse();
  const { cookie } = await house.household("anna");
  const answer = await house.http.inject({ method: "GET", url: "/v1/sources", headers: { cookie } });
  const [source] = answer.json().sources;
  assert.deepEqual([source.live, source.balance, source.meterTariff], [false, false, true]);
  assert.deepEqual(source.practice, [practiceHome]);
  const [simulated] = house.collection.sources();
  house.collection.sources = () => [{ ...simulated!, simulated: false }];
  const real = await house.http.inject({ method: "GET", url: "/v1/sources", headers: { cookie } });
  assert.deepEqual(real.json().sources[0].practice, []);
  house.collection.sources = () => [{ ...simulated!, source: "octopus", kind: "supplier" }];
  const supplier = await house.http.inject({ method: "GET", url: "/v1/sources", headers: { cookie } });
  const [{ practice, practiceAccounts }] = supplier.json().sources;
  assert.deepEqual([practice, practiceAccounts], [[], [practiceAccount]]);
  await house.close();
});

test("an operator sees counts and why nothing is sent, and sends again", async () => {
  const house = await openHouse();
  const headers = { authorization: `Bearer ${operatorToken}` };
  const answer = await house.http.inject({ method: "GET", url: "/v1/operator/collection", headers });
  assert.deepEqual(answer.json().stopped, { at: "2026-11-23T12:10:00Z", code: "AD1" });
  const url = "/v1/operator/collection/resume";
  const resumed = await house.http.inject({ method: "POST", url, headers });
  assert.deepEqual([resumed.statusCode, resumed.json()], [200, { resumed: true }]);
  await house.close();
});
