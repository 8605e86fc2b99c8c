import assert from "node:assert/strict";
import { after, test } from "node:test";
import { settlementDay } from "@halfhourly/domain";
import { startSupplierSimulator, type Misbehaviour } from "@halfhourly/supplier-simulator";
import { krakenSource } from "../src/suppliers/kraken/index.js";
import type { KeptAccess, SourceMeter } from "../src/suppliers/port.js";
import type { SourceFaultCode } from "../src/suppliers/source-fault.js";
import { faultOf, pagesOf, readingsOf, testCall, limitsFor, type TestCall } from "./supplier-call.js";

const NOW = Date.UTC(2026, 3, 20, 9, 47);
const simulator = await startSupplierSimulator({ startMs: NOW });
after(() => simulator.close());
const fake = simulator.fakes.kraken;
const source = krakenSource({ name: "octopus", baseUrl: fake.baseUrl });
const home = simulator.home("family");
const access: KeptAccess = await source.open(testCall(NOW), {
  kind: "api-key",
  apiKey: home.apiKey,
  accountNumber: home.accountNumber,
});
const [electricity] = await source.meters(testCall(NOW), access);
const day = settlementDay("2026-04-01");
const RANGE = { first: day.firstSlot, before: day.firstSlot + day.slotCount };
const smallCall = () => testCall(NOW, { mostBytes: 300_000 });

/** Every way into the source. */
const WAYS: readonly (readonly [string, (call: TestCall) => Promise<unknown>])[] = [
  [
    "open",
    (call) => source.open(call, { kind: "api-key", apiKey: home.apiKey, accountNumber: home.accountNumber }),
  ],
  ["meters", (call) => source.meters(call, access)],
  ["intervals", (call) => pagesOf(source.intervals!(call, access, electricity!, RANGE))],
  ["live", (call) => source.live!(call, access, electricity!, RANGE)],
];

const FAULTS: readonly (readonly [Misbehaviour, SourceFaultCode])[] = [
  [{ kind: "failing", status: 500 }, "not-reached"],
  [{ kind: "failing", status: 503 }, "not-reached"],
  [{ kind: "disconnect" }, "not-reached"],
  [{ kind: "hang" }, "not-reached"],
  [{ kind: "slow", byMs: 2_000 }, "not-reached"],
  [{ kind: "too-many", retryAfterSeconds: 90 }, "slow-down"],
  [{ kind: "refused", status: 401 }, "access-refused"],
  [{ kind: "refused", status: 403 }, "access-refused"],
  [{ kind: "garbage" }, "not-understood"],
  [{ kind: "garbage", body: "" }, "not-understood"],
  [{ kind: "garbage", body: "[]" }, "not-understood"],
  [{ kind: "garbage", body: '{"data": {}}' }, "not-understood"],
  [{ kind: "garbage", body: '{"data": null, "results": 7}' }, "not-understood"],
  [{ kind: "endless" }, "not-understood"],
  [{ kind: "truncated" }, "not-understood"],
];

for (const [what, code] of FAULTS)
  test(`${JSON.stringify(what)} is told as ${code}, without a secret`, async () => {
    for (const [name, ask] of WAYS) {
      const end = fake.misbehave(what);
      const call = testCall(NOW, limitsFor(what));
      const fault = await faultOf(ask(call), unlessEmpty(name, what) ?? code);
      end();
      assertNoSecret(fault);
    }
  });

/** An answer that has data, and in it no account: the source knows none. */
function unlessEmpty(name: string, what: Misbehaviour): SourceFaultCode | null {
  const hasNoAccount = what.kind === "garbage" && what.body === '{"data": {}}' && name === "meters";
  return hasNoAccount ? "account-unknown" : null;
}

function assertNoSecret(fault: Error): void {
  const told = `${fault.message} ${fault.stack} ${JSON.stringify(fault)} ${String(fault.cause)}`;
  for (const secret of [home.apiKey, access.accessToken!, home.accountNumber, home.password, home.login])
    assert.ok(!told.includes(secret), "a secret is told");
  for (const { meterPoint, meters } of home.meterPoints)
    for (const secret of [meterPoint, meters[0]!.serialNumber, meters[0]!.deviceId])
      assert.ok(!told.includes(secret), "a number is told");
}

test("how long to wait is told where the source says it", async () => {
  fake.misbehave({ kind: "too-many", retryAfterSeconds: 90 }, { times: 1 });
  assert.equal((await faultOf(source.meters(smallCall(), access))).retryAfterMs, 90_000);
});

test("GraphQL's own refusals come with 200 and are told the same way", async () => {
  const answers: readonly (readonly [string, string, SourceFaultCode])[] = [
    ["KT-CT-1199", "APPLICATION", "slow-down"],
    ["KT-CT-1111", "AUTHORIZATION", "access-refused"],
    ["KT-CT-4123", "AUTHORIZATION", "account-unknown"],
    ["KT-GB-9999", "NOT_FOUND", "account-unknown"],
    ["KT-CT-1113", "APPLICATION", "not-understood"],
    ["a secret word", "VALIDATION", "not-understood"],
  ];
  for (const [errorCode, errorType, code] of answers) {
    const errors = [{ message: `about ${home.accountNumber}`, extensions: { errorCode, errorType } }];
    const body = JSON.stringify({ errors, data: null });
    // Twice: a token that is refused is renewed once, and then refused again.
    const end = fake.misbehave({ kind: "garbage", body });
    const fault = await faultOf(source.meters(smallCall(), access), code);
    end();
    assertNoSecret(fault);
    assert.equal(fault.message.includes(errorCode), errorCode.startsWith("KT-"));
  }
});

test("the right body under another content type is read", async () => {
  fake.misbehave({ kind: "wrong-content-type" }, { times: 1 });
  assert.equal((await source.meters(smallCall(), access)).length, 2);
});

test("whoever asks may end it: nothing waits on", async () => {
  fake.misbehave({ kind: "hang" }, { times: 1 });
  const signal = AbortSignal.timeout(50);
  await faultOf(source.meters({ ...testCall(NOW, { timeoutMs: 60_000 }), signal }, access), "not-reached");
});

const page = (next: string | null): string => JSON.stringify({ count: 0, next, previous: null, results: [] });

test("a next page elsewhere is not asked: the key stays where it is", async () => {
  const path = `/v1/electricity-meter-points/${electricity!.meterPoint}/meters/${electricity!.serialNumbers[0]!}/consumption/`;
  const elsewhere = [
    "https://collector.example/?page=2",
    fake.baseUrl.replace("127.0.0.1", "localhost") + path,
    `${fake.baseUrl}/v1/accounts/`,
    "http://[",
    "javascript:alert(1)",
  ];
  for (const next of elsewhere) {
    fake.misbehave({ kind: "garbage", body: page(next) }, { times: 1 });
    const before = fake.requests();
    await faultOf(askIntervals(electricity!), "not-understood");
    assert.equal(fake.requests() - before, 1);
  }
});

test("pages that lead in a circle, or never end, are left", async () => {
  fake.misbehave({ kind: "garbage", body: page("?page=2") }, { times: 2 });
  await faultOf(askIntervals(electricity!), "not-understood");
});

test("pages follow one another by their links, relative ones too", async () => {
  fake.misbehave(
    {
      kind: "garbage",
      body: page(
        "?page=1&page_size=20&order_by=period&period_from=2026-04-01T00:00:00Z&period_to=2026-04-02T00:00:00Z",
      ),
    },
    { times: 1 },
  );
  const pages = await askIntervals(electricity!);
  assert.equal(pages.length, 4);
  assert.equal(readingsOf(pages).length, 46);
});

test("gas whose unit is not stated is not read: the fault says what is missing", async () => {
  const unstated: SourceMeter = { ...electricity!, fuel: "gas", unit: null };
  const before = fake.requests();
  const fault = await faultOf(askIntervals(unstated), "not-understood");
  assert.match(fault.message, /consumptionUnits/);
  assert.equal(fake.requests(), before);
});

function askIntervals(meter: SourceMeter) {
  return pagesOf(source.intervals!(smallCall(), access, meter, RANGE));
}
