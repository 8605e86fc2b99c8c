import assert from "node:assert/strict";
import { after, beforeEach, test } from "node:test";
import { FALLBACK_CALORIFIC_VALUE, gasEnergyWh, settlementDay, type LondonDate } from "@halfhourly/domain";
import {
  GLOW_APPLICATION_ID,
  startSupplierSimulator,
  type Misbehaviour,
} from "@halfhourly/supplier-simulator";
import { glowSource } from "../src/suppliers/glow/index.js";
import { boundedHttp } from "../src/suppliers/http-call.js";
import type { KeptAccess, SlotRange, SourceMeter } from "../src/suppliers/port.js";
import type { SourceFaultCode } from "../src/suppliers/source-fault.js";
import { faultOf, pagesOf, readingsOf, testCall, limitsFor } from "./supplier-call.js";

const NOW = Date.UTC(2026, 3, 20, 9, 47);
const DAY_MS = 86_400_000;
const simulator = await startSupplierSimulator({ startMs: NOW });
after(() => simulator.close());
beforeEach(() => simulator.setNowMs(NOW));
const fake = simulator.fakes.glow;
const source = glowSource({ baseUrl: fake.baseUrl, applicationId: GLOW_APPLICATION_ID });

function open(name: string): Promise<KeptAccess> {
  const { login, password } = simulator.home(name);
  return source.open(testCall(NOW), { kind: "password", login, password, accountNumber: null });
}

function days(from: LondonDate, to: LondonDate): SlotRange {
  const last = settlementDay(to);
  return { first: settlementDay(from).firstSlot, before: last.firstSlot + last.slotCount };
}

/** In Wh, gas too. */
function truth(name: string, { fuel, direction }: SourceMeter, { first, before }: SlotRange) {
  const point = simulator
    .home(name)
    .meterPoints.find((one) => one.fuel === fuel && one.direction === direction)!;
  return point.halfHours(first, before, NOW).flatMap(({ slot, value }) => {
    if (value === null) return [];
    const isVolume = point.unit === "m3";
    return [{ slot, value: isVolume ? gasEnergyWh(value, FALLBACK_CALORIFIC_VALUE) : value }];
  });
}

test("a sign-in is exchanged for a token that ends; the password is not kept", async () => {
  const access = await open("family");
  assert.ok(!JSON.stringify(access).includes(simulator.home("family").password));
  assert.equal(access.accessEndsAtMs, NOW + 7 * DAY_MS);
  assert.equal(access.refreshToken, null);
  const { login } = simulator.home("family");
  const guessed = { kind: "password", login, password: "guessed", accountNumber: null } as const;
  await faultOf(source.open(testCall(NOW), guessed), "access-refused");
  await faultOf(
    source.open(testCall(NOW), { kind: "api-key", apiKey: "x", accountNumber: "y" }),
    "access-refused",
  );
});

test("the resources of a home are its meters, units as stated; costs are none", async () => {
  const meters = await source.meters(testCall(NOW), await open("solar"));
  assert.deepEqual(
    meters.map(({ fuel, direction, unit, postcode }) => [fuel, direction, unit, postcode]),
    [
      ["electricity", "import", "kWh", simulator.home("solar").postcode],
      ["electricity", "export", "kWh", simulator.home("solar").postcode],
    ],
  );
  assert.notEqual(meters[0]!.liveDeviceId, null);
  assert.equal(meters[1]!.liveDeviceId, null);
});

test("half hours through both clock changes, ten days a page, what is missing left missing", async () => {
  for (const name of ["family", "solar", "prepayment"]) {
    const access = await open(name);
    for (const meter of await source.meters(testCall(NOW), access))
      for (const range of [days("2025-10-20", "2025-11-02"), days("2026-03-28", "2026-03-30")]) {
        const pages = await pagesOf(source.intervals!(testCall(NOW), access, meter, range));
        assert.equal(pages.length, Math.ceil((range.before - range.first) / 480));
        const readings = readingsOf(pages);
        assert.deepEqual(
          readings.map(({ slot, value }) => ({ slot, value })),
          truth(name, meter, range),
        );
        assert.ok(readings.every(({ source: from, quality }) => from === "supplier" && quality === "actual"));
        assert.ok(pages.every(({ rejected }) => rejected.length === 0));
        assert.ok(pages.every(({ registers }) => registers.every(({ unit }) => unit === "Wh")));
      }
  }
});

test("where nulls are not honoured, no zero is believed", async () => {
  const access = await open("solar");
  const [, sold] = await source.meters(testCall(NOW), access);
  const range = days("2026-04-18", "2026-04-19");
  const real = boundedHttp({ timeoutMs: 5_000, mostBytes: 1_000_000 });
  const call = testCall(NOW, {
    http: (request, signal) => real({ ...request, url: request.url.replace("nulls=1", "nulls=0") }, signal),
  });
  const pages = await pagesOf(source.intervals!(call, access, sold!, range));
  const expected = truth("solar", sold!, range);
  assert.ok(expected.some(({ value }) => value === 0));
  assert.deepEqual(
    readingsOf(pages).map(({ slot, value }) => ({ slot, value })),
    expected.filter(({ value }) => value !== 0),
  );
  assert.ok(pages.flatMap(({ rejected }) => rejected).every(({ code }) => code === "missing-value"));
});

test("half hours that have not begun are not asked for but to see that they are null", async () => {
  const access = await open("family");
  const [meter] = await source.meters(testCall(NOW), access);
  const before = fake.requests();
  const range = days("2026-04-25", "2026-04-30");
  assert.deepEqual(await pagesOf(source.intervals!(testCall(NOW), access, meter!, range)), []);
  assert.equal(fake.requests() - before, 1);
});

test("the power now, where the home has a display", async () => {
  const access = await open("family");
  const [meter] = await source.meters(testCall(NOW), access);
  const { power } = await source.live!(testCall(NOW), access, meter!, days("2026-04-20", "2026-04-20"));
  assert.equal(power!.atMs, Math.floor(NOW / 10_000) * 10_000);
  assert.ok(power!.powerW > 0);
  const without = await open("prepayment");
  const [old] = await source.meters(testCall(NOW), without);
  assert.equal(old!.liveDeviceId, null);
  await faultOf(
    source.live!(testCall(NOW), without, old!, days("2026-04-20", "2026-04-20")),
    "account-unknown",
  );
});

test("a token that has ended is not tried; one that the source ended is told the same way", async () => {
  const access = await open("family");
  const before = fake.requests();
  await faultOf(source.meters(testCall(NOW + 7 * DAY_MS), access), "access-refused");
  assert.equal(fake.requests(), before);
  simulator.setNowMs(NOW + 8 * DAY_MS);
  await faultOf(source.meters(testCall(NOW), access), "access-refused");
});

const FAULTS: readonly (readonly [Misbehaviour, SourceFaultCode])[] = [
  [{ kind: "failing", status: 500 }, "not-reached"],
  [{ kind: "disconnect" }, "not-reached"],
  [{ kind: "hang" }, "not-reached"],
  [{ kind: "too-many", retryAfterSeconds: 60 }, "slow-down"],
  [{ kind: "refused", status: 401 }, "access-refused"],
  [{ kind: "garbage" }, "not-understood"],
  [{ kind: "garbage", body: '{"status":"ERROR","data":[]}' }, "not-understood"],
  [{ kind: "garbage", body: '{"data":[[1,2,3]],"units":"kWh"}' }, "not-understood"],
  [{ kind: "garbage", body: '{"data":[],"units":"kWh","query":{"period":"P1D"}}' }, "not-understood"],
  [{ kind: "endless" }, "not-understood"],
  [{ kind: "truncated" }, "not-understood"],
];

for (const [what, code] of FAULTS)
  test(`${JSON.stringify(what)} is told as ${code}, without a secret`, async () => {
    const home = simulator.home("family");
    const access = await open("family");
    const [meter] = await source.meters(testCall(NOW), access);
    const short = () => testCall(NOW, limitsFor(what));
    const { login, password } = home;
    const ways = [
      () => source.open(short(), { kind: "password", login, password, accountNumber: null }),
      () => source.meters(short(), access),
      () => pagesOf(source.intervals!(short(), access, meter!, days("2026-04-01", "2026-04-01"))),
    ];
    for (const ask of ways) {
      const end = fake.misbehave(what);
      const fault = await faultOf(ask(), code);
      end();
      const told = `${fault.message} ${fault.stack} ${JSON.stringify(fault)} ${String(fault.cause)}`;
      for (const secret of [access.accessToken!, password, login, meter!.handles["resource"]!])
        assert.ok(!told.includes(secret), "a secret is told");
    }
  });

test("an application or address that is none is refused at once", () => {
  assert.throws(() => glowSource({ baseUrl: "https://api.example", applicationId: "a b" }), RangeError);
  assert.throws(() => glowSource({ baseUrl: "api.example", applicationId: GLOW_APPLICATION_ID }), RangeError);
});
