import assert from "node:assert/strict";
import { test } from "node:test";
import { foundMeter } from "./house/fake-collection.js";
import { mpans, openHouse, operatorToken, type House } from "./house/open-house.js";

const wanted = {
  source: "octopus",
  postcode: "ZZ10 1ZZ",
  access: { kind: "api-key", apiKey: "sk_of_nobody", accountNumber: "A-51000007" },
};
type Asked = { readonly url: string; readonly payload?: object; readonly method?: "GET" | "POST" };

const ask = (house: House, headers: Record<string, string>, { url, payload, method }: Asked) =>
  house.http.inject({
    method: method ?? (payload === undefined ? "GET" : "POST"),
    url,
    headers,
    ...(payload === undefined ? {} : { payload }),
  });

test("an account is looked up for the household and the session that ask, and says what of it can be added", async () => {
  const house = await openHouse();
  const [anna, ben] = [await house.household("anna"), await house.household("ben")];
  await house.link(ben, mpans[1]);
  const own = await house.link(anna, mpans[0]);
  const gas = { ...foundMeter, fuel: "gas", payment: null, whyNot: "unit-not-stated" } as const;
  house.suppliers.meters.push(
    { ...foundMeter, meterPoint: mpans[0] },
    { ...foundMeter, meterPoint: mpans[1] },
    { ...foundMeter, meterPoint: "1300000000008" },
    { ...foundMeter, direction: "export", meterPoint: mpans[3] },
    { ...gas, meterPoint: "3938424403" },
    { ...foundMeter, meterPoint: "" },
  );
  const url = "/v1/supplier-accounts/find";
  const answer = await ask(house, { cookie: anna.cookie }, { url, payload: wanted });
  assert.equal(answer.statusCode, 200);
  assert.deepEqual(
    answer
      .json()
      .meters.map((meter: Record<string, unknown>) => [
        meter.meterPoint,
        meter.meterId,
        meter.addable,
        meter.whyNot,
      ]),
    [
      [mpans[2], null, true, null],
      [mpans[0], own.id, true, null],
      [mpans[1], null, false, "meter-already-linked"],
      ["1300000000008", null, false, "number-invalid"],
      [mpans[3], null, false, "export-with-import"],
      ["3938424403", null, false, "unit-not-stated"],
      // A source that names no meter point means the household's only meter of that fuel.
      [mpans[0], own.id, true, null],
    ],
  );
  assert.deepEqual([answer.json().ticket, answer.json().ticketEndsAt], ["ticket-1", "2026-11-23T12:25:00Z"]);
  const [sent] = house.suppliers.asked.wanted;
  assert.deepEqual([sent?.household, sent?.source, sent?.access], [anna.household, "octopus", wanted.access]);
  assert.ok(sent !== undefined && sent.session !== "");
  assert.ok(!house.logLines.join("").includes("sk_of_nobody"));

  for (const meterPoint of [mpans[3], mpans[4]]) await house.link(anna, meterPoint);
  const full = await ask(house, { cookie: anna.cookie }, { url, payload: wanted });
  assert.equal(full.json().meters[0].whyNot, "too-many-meters");
  const away = await ask(house, { cookie: anna.cookie }, { url, payload: { ...wanted, source: "away" } });
  assert.deepEqual([away.statusCode, away.json().code], [503, "source-not-answering"]);
  await house.close();
});

test("the browser goes to the supplier and comes back to the app's page, with the code behind the hash", async () => {
  const house = await openHouse();
  const { cookie } = await house.household("anna");
  const begun = await ask(house, { cookie }, { url: "/v1/supplier-accounts/authorise?source=octopus" });
  assert.deepEqual(begun.json(), {
    url: "https://octopus.example.org/authorize?of=true",
    endsAt: "2026-11-23T12:25:00Z",
  });
  const back = async (query: string) =>
    (await ask(house, {}, { url: `/v1/supplier-accounts/return${query}` })).headers.location;
  assert.equal(await back("?state=st%20ate&code=c%26d"), "/collect/return#state=st+ate&code=c%26d");
  assert.equal(await back("?state=s&error=access_denied"), "/collect/return#state=s&error=access_denied");
  assert.equal(await back(""), "/collect/return#state=&error=access_denied");
  await house.close();
});

test("what a meter's source gives besides is shown in whole pence and watts, with how old it is", async () => {
  const house = await openHouse();
  const anna = await house.household("anna");
  const { id } = await house.link(anna, mpans[0]);
  const view = async (what: string) =>
    (await ask(house, { cookie: anna.cookie }, { url: `/v1/meters/${id}/${what}` })).json();
  assert.deepEqual(
    (await view("possibilities")).possibilities.map((one: Record<string, unknown>) => [one.what, one.whyNot]),
    [
      ["half-hours", "no-source"],
      ["balance", null],
    ],
  );
  assert.deepEqual(await view("balance"), {
    balance: {
      source: "octopus",
      simulated: true,
      at: "2026-11-23T12:09:00Z",
      askedAt: "2026-11-23T12:10:00Z",
      creditPence: -320,
      emergencyCredit: { limitPence: 1_000, usedPence: 321 },
      debtPence: 825,
      debtRecoveryPencePerWeek: null,
      topUps: [{ at: "2026-11-23T12:08:00Z", pence: 2_000 }],
    },
    problem: "source-not-answering",
  });
  const { live } = await view("live");
  assert.deepEqual([live.powerW, live.ageSeconds, live.at], [-340, 12, "2026-11-23T12:09:48Z"]);
  await house.close();
});

test("an operator sees every source and what was given up, has it tried again, and answers reviews", async () => {
  const house = await openHouse();
  const headers = { authorization: `Bearer ${operatorToken}` };
  const at = (path: string, payload?: object) =>
    ask(house, headers, { url: `/v1/operator/${path}`, ...(payload === undefined ? {} : { payload }) });
  const [source] = (await at("sources")).json().sources;
  assert.deepEqual(
    [source.successRate, source.breaker, source.nextTryAt, source.lastFault.code],
    [0.75, "open", "2026-11-23T12:11:00Z", "not-reached"],
  );
  assert.equal((await at("dead-letters")).json().deadLetters[0].reason, "not-understood");
  assert.equal((await at("dead-letters?source=glow")).json().total, 0);
  assert.deepEqual((await at("dead-letters/replay", { source: "octopus" })).json(), { replayed: 1 });
  assert.equal((await at("reviews")).json().reviews[0].reviewCode, "review-1");
  assert.equal((await at("reviews/review-1/approve", { reference: "case 7" })).statusCode, 204);
  assert.equal(
    (await at("reviews/review-9/approve", { reference: "case 7" })).json().code,
    "review-not-found",
  );
  assert.deepEqual(house.suppliers.asked.done, [
    { source: "octopus", id: null },
    ["approve", "review-1", "case 7"],
  ]);
  await house.close();
});
