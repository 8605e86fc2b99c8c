import assert from "node:assert/strict";
import { after, test } from "node:test";
import { inspect } from "node:util";
import { addDays, settlementDay, type Reading } from "@halfhourly/domain";
import {
  startOpenSupplySimulator,
  type Misbehaviour,
  type OpenSupplyFault,
} from "@halfhourly/supplier-simulator";
import type { KeptAccess, SourceMeter } from "../src/suppliers/port.js";
import type { SourceFaultCode } from "../src/suppliers/source-fault.js";
import { openSupplySource } from "../src/suppliers/open-supply/open-supply-source.js";
import {
  allOf,
  Call,
  faultOf,
  letIn,
  meterOf,
  sourceOf,
  START_MS,
  REDIRECT,
} from "./open-supply-household.js";
import { limitsFor } from "./supplier-call.js";

const supplier = await startOpenSupplySimulator({ startMs: START_MS });
after(() => supplier.close());
const source = sourceOf(supplier);
const homeOf = (name: string) => supplier.homes.find((one) => one.name === name)!;
const slots = (from: string, to: string) => ({
  first: settlementDay(from).firstSlot,
  before: settlementDay(addDays(to, 1)).firstSlot,
});

async function readingsOf(
  access: KeptAccess,
  meter: SourceMeter,
  from: string,
  to: string,
): Promise<Reading[]> {
  const pages = await allOf(source.intervals!(new Call(), access, meter, slots(from, to)));
  assert.deepEqual(
    pages.flatMap(({ rejected }) => rejected),
    [],
  );
  return pages.flatMap(({ registers }) => registers.flatMap(({ readings }) => readings));
}

test("thirteen months come as the supplier has them, through both clock changes, what is missing left missing", async () => {
  for (const name of ["family", "prepayment", "solar"]) {
    const access = await letIn(source, new Call(), name);
    const meters = await source.meters(new Call(), access);
    assert.equal(meters.length, homeOf(name).meterPoints.length);
    for (const meter of meters) {
      const point = homeOf(name).meterPoints.find(
        (one) => one.meterPoint === meter.meterPoint && one.direction === meter.direction,
      )!;
      const { first, before } = slots("2025-10-20", "2026-11-19");
      const expected = point
        .halfHours(first, before, START_MS)
        .filter(({ value }) => value !== null)
        .map(({ slot, value }) => ({ slot, value }));
      const told = await readingsOf(access, meter, "2025-10-20", "2026-11-19");
      assert.ok(expected.length > 15_000);
      assert.deepEqual(
        told.map(({ slot, value }) => ({ slot, value })),
        expected,
      );
      assert.ok(told.every((one) => one.source === "supplier"));
      assert.ok(told.some(({ quality }) => quality === "estimated"));
      assert.equal(meter.unit, point.unit === "m3" ? "dm3" : "Wh");
    }
  }
});

test("a household that agrees to one fuel shows one fuel", async () => {
  const access = await letIn(source, new Call(), "family", ["read:gas"]);
  const meters = await source.meters(new Call(), access);
  assert.deepEqual(
    meters.map(({ fuel }) => fuel),
    ["electricity"],
  );
});

test("meter points: export is one of its own, an exchanged meter keeps both serial numbers", async () => {
  const solar = await source.meters(new Call(), await letIn(source, new Call(), "solar"));
  assert.deepEqual(
    solar.filter(({ fuel }) => fuel === "electricity").map(({ direction }) => direction),
    ["import", "export"],
  );
  const [exchanged] = await source.meters(new Call(), await letIn(source, new Call(), "economy7"));
  assert.equal(exchanged?.serialNumbers.length, 2);
  assert.equal(exchanged?.postcode, homeOf("economy7").postcode);
});

test("nothing from before the account holder moved in is asked for", async () => {
  const access = await letIn(source, new Call(), "family");
  const meter = meterOf(await source.meters(new Call(), access), "electricity");
  const moved = { ...meter, occupiedFrom: "2026-11-05", occupiedTo: "2026-11-06" };
  const told = await readingsOf(access, moved, "2026-11-01", "2026-11-10");
  const { first, before } = slots("2026-11-05", "2026-11-06");
  assert.equal(told[0]?.slot, first);
  assert.equal(told.at(-1)?.slot, before - 1);
  assert.deepEqual(await readingsOf(access, moved, "2026-11-01", "2026-11-04"), []);
});

test("a balance is whole 10^-10 £, with what was put on it; a credit meter has none", async () => {
  const access = await letIn(source, new Call(), "prepayment");
  const meter = meterOf(await source.meters(new Call(), access), "electricity");
  const told = await source.balance!(new Call(), access, meter);
  const { prepayment } = homeOf("prepayment");
  assert.equal(told.credit, BigInt(prepayment!.creditPence) * 100_000_000n);
  assert.equal(told.emergencyCredit?.limit, BigInt(prepayment!.emergencyLimitPence) * 100_000_000n);
  assert.equal(told.debt, BigInt(prepayment!.debtPence) * 100_000_000n);
  assert.equal(told.topUps.length, prepayment!.topUps.length);
  assert.ok(told.topUps.every(({ atMs }, i) => i === 0 || atMs < told.topUps[i - 1]!.atMs));
  const credit = await letIn(source, new Call(), "family");
  const creditMeter = meterOf(await source.meters(new Call(), credit), "electricity");
  assert.equal((await faultOf(source.balance!(new Call(), credit, creditMeter))).code, "account-unknown");
});

test("a token that has ended is renewed, and stored before it is used", async () => {
  const access = await letIn(source, new Call(), "family");
  const laterMs = START_MS + 3_600_000;
  supplier.setNowMs(laterMs);
  const call = new Call(laterMs);
  await source.meters(call, access);
  assert.deepEqual(call.happened.slice(-3), [
    "/open-supply/token",
    "renewed",
    "/open-supply/v1/meter-points",
  ]);
  assert.notEqual(call.kept?.refreshToken, access.refreshToken);
  assert.ok(!call.requests.at(-1)!.headers["authorization"]!.includes(access.accessToken!));
  supplier.setNowMs(START_MS);
});

test("a token that the supplier ended early is renewed once", async () => {
  const access = await letIn(source, new Call(), "family");
  supplier.misbehave({ kind: "refused", status: 401 }, { path: "/v1/", times: 1 });
  const call = new Call();
  assert.ok((await source.meters(call, access)).length > 0);
  assert.deepEqual(
    call.happened.filter((what) => what === "renewed"),
    ["renewed"],
  );
});

test("ten who find the same token ended renew it once, and each stores it", async () => {
  const access = await letIn(source, new Call(), "family");
  const ended = { ...access, accessEndsAtMs: START_MS };
  const calls = Array.from({ length: 10 }, () => new Call());
  await Promise.all(calls.map((call) => source.meters(call, ended)));
  const asked = calls.flatMap(({ happened }) => happened).filter((what) => what.endsWith("/token"));
  assert.equal(asked.length, 1);
  assert.equal(new Set(calls.map(({ kept }) => kept?.refreshToken)).size, 1);
  // One that read the old token from the store a moment ago.
  await source.meters(new Call(START_MS + 1_000), ended);
});

test("another process may renew with the same token for a minute; after that it was stolen, and nothing is taken", async () => {
  const access = { ...(await letIn(source, new Call(), "family")), accessEndsAtMs: START_MS };
  const first = new Call();
  await source.meters(first, access);
  await sourceOf(supplier).meters(new Call(), access);
  supplier.setNowMs(START_MS + 61_000);
  const stolen = await faultOf(sourceOf(supplier).meters(new Call(START_MS + 61_000), access));
  assert.equal(stolen.code, "access-refused");
  assert.equal(
    (await faultOf(source.meters(new Call(START_MS + 61_000), first.kept!))).code,
    "access-refused",
  );
  supplier.setNowMs(START_MS);
});

test("taking one's leave ends every token, and may be done twice", async () => {
  const access = await letIn(source, new Call(), "family");
  await source.end(new Call(), access);
  await source.end(new Call(), access);
  assert.equal((await faultOf(source.meters(new Call(), access))).code, "access-refused");
});

test("a code is good once, and with its own verifier only", async () => {
  const call = new Call();
  const wrong = {
    kind: "authorisation-code",
    code: "none",
    codeVerifier: "v".repeat(43),
    redirectUri: REDIRECT,
  } as const;
  assert.equal((await faultOf(source.open(call, wrong))).code, "access-refused");
  const key = { kind: "api-key", apiKey: "k", accountNumber: "A" } as const;
  assert.equal((await faultOf(source.open(call, key))).code, "access-refused");
});

test("a client that is not registered is for the operator to mend: the household is not sent away", async () => {
  const other = openSupplySource({
    name: "ovo",
    baseUrl: supplier.baseUrl,
    clientId: "halfhourly",
    clientSecret: "old",
  });
  const fault = await faultOf(letIn(other, new Call(), "family"));
  assert.equal(fault.code, "not-reached");
});

test("an address that secrets cannot go to is refused at once", () => {
  for (const baseUrl of [
    "http://supplier.example",
    "https://supplier.example/",
    "supplier.example",
    "https://a:b@supplier.example",
  ])
    assert.throws(
      () => openSupplySource({ name: "x", baseUrl, clientId: "c", clientSecret: "s" }),
      RangeError,
    );
});

const wholeAnswers: readonly [Misbehaviour, SourceFaultCode, number | null][] = [
  [{ kind: "failing", status: 503 }, "not-reached", null],
  [{ kind: "hang" }, "not-reached", null],
  [{ kind: "disconnect" }, "not-reached", null],
  [{ kind: "too-many", retryAfterSeconds: 7 }, "slow-down", 7_000],
  [{ kind: "too-many", retryAfterSeconds: null }, "slow-down", null],
  [{ kind: "refused", status: 401 }, "access-refused", null],
  [{ kind: "refused", status: 403 }, "access-refused", null],
  [{ kind: "garbage" }, "not-understood", null],
  [{ kind: "garbage", body: '{"documents":[{}]}' }, "not-understood", null],
  [{ kind: "endless" }, "not-understood", null],
  [{ kind: "truncated" }, "not-understood", null],
];

for (const [what, code, retryAfterMs] of wholeAnswers) {
  test(`an answer that is ${inspect(what)} is ${code}, and says nothing secret`, async () => {
    const access = await letIn(source, new Call(), "prepayment");
    const meter = meterOf(await source.meters(new Call(), access), "electricity");
    for (const ask of [
      (call: Call) => source.meters(call, access),
      (call: Call) => source.balance!(call, access, meter),
      (call: Call) => allOf(source.intervals!(call, access, meter, slots("2026-11-01", "2026-11-02"))),
    ]) {
      const end = supplier.misbehave(what, { path: "/v1/" });
      const call = new Call(START_MS, limitsFor(what));
      const fault = await faultOf(ask(call));
      end();
      assert.equal(fault.code, code);
      assert.equal(fault.retryAfterMs, retryAfterMs);
      const said = inspect(fault, { depth: 9 });
      for (const secret of [
        access.accessToken!,
        access.refreshToken!,
        supplier.client.clientSecret,
        meter.meterPoint,
      ])
        assert.ok(!said.includes(secret));
    }
  });
}

const wrongPages: readonly OpenSupplyFault[] = ["values-in-kwh", "local-times", "other-unit"];
for (const fault of wrongPages) {
  test(`a page with ${fault} is not understood, and none of it is kept`, async () => {
    const access = await letIn(source, new Call(), "family");
    const meter = meterOf(await source.meters(new Call(), access), "electricity");
    supplier.faults.add(fault);
    const told = await faultOf(
      allOf(source.intervals!(new Call(), access, meter, slots("2026-11-01", "2026-11-02"))),
    );
    supplier.faults.delete(fault);
    assert.equal(told.code, "not-understood");
  });
}

test("metadata in another's name is not used", async () => {
  supplier.faults.add("issuer-differs");
  const fault = await faultOf(sourceOf(supplier).signIn(new Call(), { redirectUri: REDIRECT, state: "s" }));
  supplier.faults.delete("issuer-differs");
  assert.equal(fault.code, "not-understood");
});
