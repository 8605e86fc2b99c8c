import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, test } from "node:test";
import { inspect } from "node:util";
import * as fc from "fast-check";
import { addDays, settlementDay, slotAt } from "@halfhourly/domain";
import { N3RGY_API_KEY, startSupplierSimulator, type Misbehaviour } from "@halfhourly/supplier-simulator";
import type { HttpCall } from "../src/suppliers/http-call.js";
import { n3rgySource } from "../src/suppliers/n3rgy/index.js";
import type { KeptAccess, SourceMeter } from "../src/suppliers/port.js";
import { SourceFault, type SourceFaultCode } from "../src/suppliers/source-fault.js";
import { faultOf, pagesOf, readingsOf, testCall, limitsFor } from "./supplier-call.js";
import { FUZZ, mutated } from "./supplier-mutations.js";

const NOW = Date.UTC(2026, 10, 20, 10);
const simulator = await startSupplierSimulator({ startMs: NOW, homes: 8 });
after(() => simulator.close());
const fake = simulator.fakes.n3rgy;
const sourceWith = (apiKey: string, takesTestNumbers = false) =>
  n3rgySource({ baseUrl: fake.baseUrl, apiKey, takesTestNumbers });
const source = sourceWith(N3RGY_API_KEY);
const pointOf = (home: string, fuel: string) =>
  simulator.home(home).meterPoints.find((one) => one.fuel === fuel && one.direction === "import")!;
const open = (meterPoint: string, deviceId: string | null = null) =>
  source.open(testCall(NOW), { kind: "operator", meterPoint, deviceId });
const slots = (from: string, to: string) => ({
  first: settlementDay(from).firstSlot,
  before: settlementDay(addDays(to, 1)).firstSlot,
});

test("thirteen months come in pages of 90 days, each half hour in its slot, through clock changes and a meter exchange", async () => {
  for (const [home, fuel] of [
    ["family", "electricity"],
    ["family", "gas"],
    ["economy7", "electricity"],
    ["prepayment", "gas"],
  ] as const) {
    const point = pointOf(home, fuel);
    const access = await open(point.meterPoint);
    const [meter] = await source.meters(testCall(NOW), access);
    assert.equal(meter?.unit, point.unit);
    assert.equal(meter?.generation, point.generation);
    const { first, before } = slots("2025-10-24", "2026-11-19");
    const pages = await pagesOf(source.intervals!(testCall(NOW), access, meter!, { first, before }));
    assert.equal(pages.length, 5);
    assert.deepEqual(
      pages.flatMap(({ rejected }) => rejected),
      [],
    );
    const expected = point.halfHours(first, before, NOW).filter(({ value }) => value !== null);
    assert.deepEqual(
      readingsOf(pages).map(({ slot, value }) => ({ slot, value })),
      expected,
    );
    assert.ok(
      pages
        .flatMap(({ registers }) => registers)
        .every(({ unit }) => unit === (point.unit === "m3" ? "dm3" : "Wh")),
    );
  }
});

test("an export meter point has nothing but export", async () => {
  const point = simulator.home("solar").meterPoints.find(({ direction }) => direction === "export")!;
  const meters = await source.meters(testCall(NOW), await open(point.meterPoint));
  assert.deepEqual(
    meters.map(({ direction, fuel }) => [fuel, direction]),
    [["electricity", "export"]],
  );
});

test("what lies outside n3rgy's cache is not asked for again", async () => {
  const access = await open(pointOf("family", "electricity").meterPoint);
  const [meter] = await source.meters(testCall(NOW), access);
  const before = fake.requests();
  const pages = await pagesOf(
    source.intervals!(testCall(NOW), access, meter!, slots("2023-01-01", "2026-11-19")),
  );
  // One that tells where the cache begins, and 396 days of 90.
  assert.equal(fake.requests() - before, 6);
  assert.ok(readingsOf(pages).length > 18_000);
});

test("a home without consent at n3rgy is told what to do; one that n3rgy does not know, and a number that is none, are unknown", async () => {
  const unconsented = pointOf("home-7", "electricity").meterPoint;
  const fault = await faultOf(open(unconsented), "access-refused");
  assert.match(fault.message, /consent/);
  await faultOf(open("2000027391990"), "account-unknown");
  await faultOf(open("20000"), "account-unknown");
});

test("the device that is named has to be the meter's", async () => {
  const point = pointOf("family", "electricity");
  const { deviceId } = point.meters[0]!;
  assert.equal((await open(point.meterPoint, deviceId.toLowerCase())).accountNumber, point.meterPoint);
  await faultOf(open(point.meterPoint, `${deviceId.slice(0, -2)}AA`), "access-refused");
});

test("a key that n3rgy does not take is for the operator to mend: no household is sent away", async () => {
  const offered = {
    kind: "operator",
    meterPoint: pointOf("family", "electricity").meterPoint,
    deviceId: null,
  } as const;
  await faultOf(sourceWith("another").open(testCall(NOW), offered), "not-reached");
  assert.throws(() => sourceWith("two words"), RangeError);
});

const FAULTS: readonly (readonly [Misbehaviour, SourceFaultCode])[] = [
  [{ kind: "failing", status: 500 }, "not-reached"],
  [{ kind: "failing", status: 503 }, "not-reached"],
  [{ kind: "hang" }, "not-reached"],
  [{ kind: "disconnect" }, "not-reached"],
  [{ kind: "too-many", retryAfterSeconds: 90 }, "slow-down"],
  [{ kind: "too-many", retryAfterSeconds: null }, "slow-down"],
  [{ kind: "refused", status: 401 }, "not-reached"],
  [{ kind: "refused", status: 403 }, "not-reached"],
  [{ kind: "garbage" }, "not-understood"],
  [{ kind: "garbage", body: "[]" }, "not-understood"],
  [{ kind: "endless" }, "not-understood"],
  [{ kind: "truncated" }, "not-understood"],
];
for (const [what, code] of FAULTS)
  test(`${JSON.stringify(what)} is told as ${code}, without a secret`, async () => {
    const { meterPoint } = pointOf("family", "electricity");
    const access = await open(meterPoint);
    const [meter] = await source.meters(testCall(NOW), access);
    const call = () => testCall(NOW, limitsFor(what));
    for (const ask of [
      () => source.open(call(), { kind: "operator", meterPoint, deviceId: null }),
      () => source.meters(call(), access),
      () => pagesOf(source.intervals!(call(), access, meter!, slots("2026-11-01", "2026-11-02"))),
    ]) {
      const end = fake.misbehave(what);
      const told = inspect(await faultOf(ask(), code), { depth: 9 });
      end();
      for (const secret of [N3RGY_API_KEY, meterPoint]) assert.ok(!told.includes(secret), told);
    }
  });

for (const what of [{ kind: "slow", byMs: 20 }, { kind: "wrong-content-type" }] as const)
  test(`${JSON.stringify(what)} is read like any answer`, async () => {
    const end = fake.misbehave(what);
    const access = await open(pointOf("family", "gas").meterPoint);
    const [meter] = await source.meters(testCall(NOW), access);
    const pages = await pagesOf(
      source.intervals!(testCall(NOW), access, meter!, slots("2026-11-01", "2026-11-02")),
    );
    end();
    assert.ok(readingsOf(pages).length > 90);
  });

const FOLDER = new URL("../src/suppliers/n3rgy/recordings/", import.meta.url);
const recorded = (name: string): string => readFileSync(new URL(name, FOLDER), "utf8");
const ACCESS: KeptAccess = {
  apiKey: null,
  accountNumber: "2000027391990",
  accessToken: null,
  refreshToken: null,
  accessEndsAtMs: null,
};
const RANGE = { first: slotAt(Date.UTC(2026, 5, 30)), before: slotAt(Date.UTC(2026, 5, 30, 2)) };
const METER: SourceMeter = {
  meterPoint: "2000027391990",
  fuel: "electricity",
  direction: "import",
  serialNumbers: [],
  unit: "kWh",
  generation: "SMETS2",
  payment: null,
  postcode: "ZZ10 1ZZ",
  occupiedFrom: null,
  occupiedTo: null,
  liveDeviceId: null,
  handles: { readingType: "consumption", deviceId: "00-00-00-00-00-00-00-01" },
};

/** Answers as recorded, and one question with another body. */
function answering(replaced: string, body: string) {
  const http: HttpCall = ({ url }) => {
    const other = url.includes("find-mpxn") ? "find-mpxn.json" : "reading-types.json";
    const file = url.includes("readingtype") ? "readings.json" : other;
    const bytes = new TextEncoder().encode(file === replaced ? body : recorded(file));
    return Promise.resolve({ status: 200, headers: {}, bytes });
  };
  return testCall(Date.UTC(2026, 6, 1, 10), { http });
}

test("recordings: import and export of one meter, two devices of one register, a code in place of a reading", async () => {
  const meters = await source.meters(answering("", ""), ACCESS);
  assert.deepEqual(meters[0], METER);
  assert.equal(meters[1]?.direction, "export");
  const [page] = await pagesOf(source.intervals!(answering("", ""), ACCESS, METER, RANGE));
  const told = page!.registers.map(({ readings }) =>
    readings.map(({ slot, value }) => [slot - RANGE.first, value]),
  );
  assert.deepEqual(told, [
    [
      [0, 101],
      [1, 250],
      [3, 0],
    ],
  ]);
  assert.deepEqual(
    page!.rejected.map(({ code }) => code),
    ["invalid-marker"],
  );
});

test("asked for from the end of the half hour before: nothing is lost whether n3rgy counts `start` in or not", async () => {
  const recordings = answering("", "");
  const asked: string[] = [];
  const http: HttpCall = (request, signal) => (asked.push(request.url), recordings.http(request, signal));
  await pagesOf(source.intervals!({ ...recordings, http }, ACCESS, METER, RANGE));
  assert.deepEqual(
    asked.map((url) => new URL(url).search),
    ["?start=202606300000&end=202606300200&granularity=halfhour&outputFormat=json"],
  );
});

test("gas without a stated unit is not guessed; another unit, fuel or meter point than was asked for is not taken", async () => {
  const readings = JSON.parse(recorded("readings.json"));
  const ask = (meter: SourceMeter, change: object) =>
    pagesOf(
      source.intervals!(
        answering("readings.json", JSON.stringify({ ...readings, ...change })),
        ACCESS,
        meter,
        RANGE,
      ),
    );
  const resource = "/mpxn/2000027391990/utility/gas/readingtype/consumption";
  const gas = { ...METER, fuel: "gas", unit: "m3" } as const;
  await faultOf(ask(gas, { resource, unit: undefined }), "not-understood");
  // Nothing was read yet: there is nothing to count in a unit.
  assert.deepEqual(await ask(gas, { resource, unit: undefined, devices: [] }), [
    { registers: [], rejected: [] },
  ]);
  await faultOf(ask(gas, { resource, unit: "kWh" }), "not-understood");
  await faultOf(ask(gas, { unit: "m3" }), "not-understood");
  await faultOf(ask({ ...METER, meterPoint: "2099981999961" }, {}), "not-understood");
  await faultOf(ask(METER, { granularity: "day" }), "not-understood");
});

test("the sandbox's numbers are taken where they are allowed", async () => {
  const told = recorded("find-mpxn.json");
  const offered = { kind: "operator", meterPoint: "1234567891000", deviceId: null } as const;
  await faultOf(source.open(answering("find-mpxn.json", told), offered), "account-unknown");
  const access = await sourceWith(N3RGY_API_KEY, true).open(answering("find-mpxn.json", told), offered);
  assert.equal(access.accountNumber, "1234567891000");
});

for (const name of ["find-mpxn.json", "reading-types.json", "readings.json"])
  test(`${name}: whatever comes in its place is read, or refused with a SourceFault that tells no number`, async () => {
    let refused = 0;
    await fc.assert(
      fc.asyncProperty(mutated(recorded(name)), async (body) => {
        try {
          await source.meters(answering(name, body), ACCESS);
          await pagesOf(source.intervals!(answering(name, body), ACCESS, METER, RANGE));
        } catch (fault) {
          refused++;
          assert.ok(fault instanceof SourceFault, `not a SourceFault: ${inspect(fault)}`);
          for (const secret of ["2000027391990", "00-00-00", "ZZ10", N3RGY_API_KEY])
            assert.ok(!inspect(fault).includes(secret), inspect(fault));
        }
      }),
      FUZZ,
    );
    assert.ok(refused > 20, "mutations reach the parser");
  });
