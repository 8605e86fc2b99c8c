import assert from "node:assert/strict";
import { after, describe, test } from "node:test";
import { mpans, openHouse, operatorToken } from "./house/open-house.js";

describe("imports", async () => {
  const house = await openHouse({ importMostBytes: 1000 });
  const ada = await house.household("ada");
  const cookie = ada.cookie;
  const meter = await house.link(ada, mpans[0]);
  after(() => house.close());

  const send = (headers: Record<string, string>, payload: Buffer = Buffer.from("time,value\n"), query = "") =>
    house.http.inject({
      method: "POST",
      url: `/v1/meters/${meter.id}/imports${query}`,
      headers: { "content-type": "application/octet-stream", ...headers },
      payload,
    });
  const operator = { authorization: `Bearer ${operatorToken}` };
  const audit = async () => (await house.audit.slice(ada.household, 0, 100)).entries;

  test("the household sends a file: its bytes and flags reach ingestion under a grant, and the job can be asked for", async () => {
    const answer = await send(
      { cookie },
      Buffer.from([0, 255, 10]),
      "?unit=kWh&stamp=end&zone=Europe/London&timeColumn=When",
    );
    assert.equal(answer.statusCode, 202);
    const job = answer.json();
    assert.equal(answer.headers["location"], `/v1/imports/${job.id}`);
    const sent = house.ingestion.sent.at(-1)!;
    assert.deepEqual([...sent.bytes], [0, 255, 10]);
    assert.deepEqual(
      { ...sent.flags },
      { unit: "kWh", stamp: "end", zone: "Europe/London", timeColumn: "When" },
    );
    assert.equal(sent.meterPoint, mpans[0]);
    const asked = await house.http.inject({ url: `/v1/imports/${job.id}`, headers: { cookie } });
    assert.deepEqual(asked.json(), job);
    assert.deepEqual(await audit(), [], "only the operator's acts are in the operator's audit");
  });

  test("faults: empty, too large, another content type, a flag that is none", async () => {
    const sentBefore = house.ingestion.sent.length;
    assert.equal((await send({ cookie }, Buffer.alloc(0))).json().code, "file-empty");
    assert.equal((await send({ cookie }, Buffer.alloc(1001))).json().code, "payload-too-large");
    assert.equal((await send({ cookie, "content-type": "text/csv" })).json().code, "media-type");
    assert.equal((await send({ cookie }, undefined, "?unit=therms")).json().code, "invalid-request");
    assert.equal(house.ingestion.sent.length, sentBefore);
  });

  test("nobody's file is read before it is known who sends it", async () => {
    const answer = await send({}, Buffer.alloc(5000));
    assert.equal(answer.statusCode, 401);
  });

  test("the operator may send a file and ask for that import, and each step is written down", async () => {
    const answer = await send(operator);
    assert.equal(answer.statusCode, 202);
    const { id } = answer.json();
    assert.equal((await house.http.inject({ url: `/v1/imports/${id}`, headers: operator })).statusCode, 200);
    const acts = (await audit()).map(({ who, what, result, about }) => [who, what, result, about]);
    assert.deepEqual(acts, [
      ["operator", "import.start", "done: allowed", meter.id],
      ["operator", "import.start", "done: started", id],
    ]);
  });

  test("a wrong operator token is refused, and never falls back on a cookie", async () => {
    for (const authorization of ["Bearer wrong", "Bearer ", "Basic abc", operatorToken]) {
      const answer = await send({ cookie, authorization });
      assert.equal(answer.statusCode, 401, authorization);
      assert.equal(answer.json().code, "operator-token-refused");
    }
  });

  test("the operator cannot send a file for a meter without a live consent, and the try is written down", async () => {
    const { household, meterPoint, fuel } = meter;
    await house.consent.withdraw({ household, meterPoint, fuel, purpose: "viewing" }, "test");
    const answer = await send(operator);
    assert.equal(answer.statusCode, 403);
    assert.equal(answer.json().code, "consent-required");
    assert.ok((await audit()).some(({ result }) => result.startsWith("refused")));
    assert.equal((await send({ cookie })).json().code, "consent-required");
  });
});
