import assert from "node:assert/strict";
import { after, beforeEach, test } from "node:test";
import { settlementDay, slotContaining, type LondonDate } from "@halfhourly/domain";
import { startSupplierSimulator } from "@halfhourly/supplier-simulator";
import { krakenSource } from "../src/suppliers/kraken/index.js";
import type { KeptAccess, SlotRange, SourceMeter } from "../src/suppliers/port.js";
import { faultOf, pagesOf, readingsOf, testCall } from "./supplier-call.js";

const NOW = Date.UTC(2026, 3, 20, 9, 47);
const HOUR_MS = 3_600_000;
const simulator = await startSupplierSimulator({ startMs: NOW });
after(() => simulator.close());
beforeEach(() => simulator.setNowMs(NOW));
const fake = simulator.fakes.kraken;
const source = krakenSource({ name: "octopus", baseUrl: fake.baseUrl });

function openByKey(name: string): Promise<KeptAccess> {
  const { apiKey, accountNumber } = simulator.home(name);
  return source.open(testCall(NOW), { kind: "api-key", apiKey, accountNumber });
}

async function metersOf(name: string): Promise<{ access: KeptAccess; meters: readonly SourceMeter[] }> {
  const access = await openByKey(name);
  return { access, meters: await source.meters(testCall(NOW), access) };
}

function days(from: LondonDate, to: LondonDate): SlotRange {
  const last = settlementDay(to);
  return { first: settlementDay(from).firstSlot, before: last.firstSlot + last.slotCount };
}

/** What the home's meters counted and the supplier knows. */
function truth(name: string, { meterPoint }: SourceMeter, { first, before }: SlotRange) {
  const point = simulator.home(name).meterPoints.find((one) => one.meterPoint === meterPoint)!;
  return point.halfHours(first, before, NOW).filter(({ value }) => value !== null);
}

const intervalsOf = (access: KeptAccess, meter: SourceMeter, range: SlotRange, call = testCall(NOW)) =>
  pagesOf(source.intervals!(call, access, meter, range));

test("a home's account is told as the source has it: both fuels, units as stated, occupied since", async () => {
  const { meters } = await metersOf("family");
  const home = simulator.home("family");
  assert.deepEqual(
    meters.map(({ fuel, unit, generation, payment, direction }) => [
      fuel,
      unit,
      generation,
      payment,
      direction,
    ]),
    [
      ["electricity", "kWh", "SMETS2", "credit", "import"],
      ["gas", "m3", "SMETS2", "credit", "import"],
    ],
  );
  assert.equal(meters[0]!.postcode, home.postcode);
  assert.equal(meters[0]!.occupiedFrom, home.movedIn);
  assert.equal(meters[0]!.occupiedTo, null);
  assert.notEqual(meters[0]!.liveDeviceId, null);
  assert.equal(meters[1]!.liveDeviceId, null);
});

test("half hours through both clock changes are what the meters counted, gas in its own unit", async () => {
  for (const name of ["family", "prepayment", "solar"]) {
    const { access, meters } = await metersOf(name);
    for (const meter of meters)
      for (const range of [days("2025-10-25", "2025-10-27"), days("2026-03-28", "2026-03-30")]) {
        const pages = await intervalsOf(access, meter, range);
        const readings = readingsOf(pages);
        const expected = truth(name, meter, range);
        assert.ok(expected.length >= 140, "the fake knows nearly all of three days");
        assert.deepEqual(
          readings.map(({ slot, value }) => ({ slot, value })),
          expected,
        );
        assert.ok(readings.every(({ source: from }) => from === "supplier"));
        const register = pages[0]!.registers[0]!;
        assert.equal(register.unit, meter.unit === "m3" ? "dm3" : "Wh");
        assert.equal(register.direction, meter.direction);
      }
  }
});

test("an export meter point is one of its own, after import", async () => {
  const { meters } = await metersOf("solar");
  assert.deepEqual(
    meters.map(({ direction }) => direction),
    ["import", "export"],
  );
});

test("a meter exchange leaves one history without a seam", async () => {
  const { access, meters } = await metersOf("economy7");
  const [meter] = meters;
  assert.equal(meter!.serialNumbers.length, 2);
  const range = days("2026-01-15", "2026-01-25");
  const readings = readingsOf(await intervalsOf(access, meter!, range));
  assert.deepEqual(
    readings.map(({ slot, value }) => ({ slot, value })),
    truth("economy7", meter!, range),
  );
  assert.ok(readings.every(({ quality }) => quality === "actual"));
});

test("a year comes in one page; the clock of the supplier decides what is known", async () => {
  const { access, meters } = await metersOf("family");
  const before = fake.requests();
  const range = days("2025-04-01", "2026-04-21");
  const readings = readingsOf(await intervalsOf(access, meters[0]!, range));
  assert.equal(fake.requests() - before, 1);
  assert.equal(readings.at(-1)!.slot, settlementDay("2026-04-20").firstSlot - 1);
});

test("a password is exchanged once and not kept; tokens rotate and are stored before they are used", async () => {
  const { login, password, accountNumber } = simulator.home("family");
  const access = await source.open(testCall(NOW), { kind: "password", login, password, accountNumber: null });
  assert.equal(access.accountNumber, accountNumber);
  assert.ok(!JSON.stringify(access).includes(password));
  assert.equal(access.apiKey, null);

  simulator.setNowMs(NOW + 2 * HOUR_MS);
  const call = testCall(NOW + 2 * HOUR_MS);
  const [meter] = await source.meters(call, access);
  assert.equal(call.renewals.length, 1);
  const [renewed] = call.renewals;
  assert.notEqual(renewed!.refreshToken, access.refreshToken);
  // The old refresh token is spent, the new one is good, for REST too.
  await faultOf(source.meters(testCall(NOW + 2 * HOUR_MS), access), "access-refused");
  const range = days("2026-04-01", "2026-04-01");
  assert.equal(
    readingsOf(await intervalsOf(renewed!, meter!, range, testCall(NOW + 2 * HOUR_MS))).length,
    48,
  );
});

test("a new token is stored before anything is asked with it: where storing fails, nothing is", async () => {
  const access = await openByKey("family");
  const later = NOW + 2 * HOUR_MS;
  simulator.setNowMs(later);
  const call = { ...testCall(later), renewed: () => Promise.reject(new Error("the store is full")) };
  const before = fake.requests();
  await assert.rejects(source.meters(call, access), /the store is full/);
  assert.equal(fake.requests() - before, 1);
});

test("a token that the source ends before its time is renewed once", async () => {
  const access = await openByKey("family");
  simulator.setNowMs(NOW + 2 * HOUR_MS);
  // Our clock is behind: the token looks good, and the source says otherwise.
  const call = testCall(NOW);
  assert.equal((await source.meters(call, access)).length, 2);
  assert.equal(call.renewals.length, 1);
});

test("who is not let in, and whose account it is not, is told apart", async () => {
  const { apiKey, login } = simulator.home("family");
  const wrongKey = source.open(testCall(NOW), {
    kind: "api-key",
    apiKey: "sk_none",
    accountNumber: "A-51000000",
  });
  await faultOf(wrongKey, "access-refused");
  const wrongPassword = { kind: "password", login, password: "guessed", accountNumber: null } as const;
  await faultOf(source.open(testCall(NOW), wrongPassword), "access-refused");
  const another = { kind: "api-key", apiKey, accountNumber: simulator.home("solar").accountNumber } as const;
  await faultOf(source.open(testCall(NOW), another), "account-unknown");
  const { access, meters } = await metersOf("family");
  const foreign = { ...meters[0]!, meterPoint: simulator.home("solar").meterPoints[0]!.meterPoint };
  await faultOf(intervalsOf(access, foreign, days("2026-04-01", "2026-04-01")), "account-unknown");
});

test("the balance of a prepayment meter, in whole 10^-10 pounds; a credit meter has none", async () => {
  const { access, meters } = await metersOf("prepayment");
  const { prepayment } = simulator.home("prepayment");
  const balance = await source.balance!(testCall(NOW), access, meters[0]!);
  assert.equal(balance.credit, BigInt(prepayment!.creditPence) * 100_000_000n);
  assert.equal(balance.debt, BigInt(prepayment!.debtPence) * 100_000_000n);
  assert.equal(balance.atMs, NOW);
  assert.equal(meters[0]!.payment, "prepayment");
  const family = await metersOf("family");
  await faultOf(source.balance!(testCall(NOW), family.access, family.meters[0]!), "account-unknown");
});

test("live half hours are those that have ended; power is the newest value", async () => {
  const { access, meters } = await metersOf("family");
  const range = days("2026-04-20", "2026-04-20");
  const { registers, power } = await source.live!(testCall(NOW), access, meters[0]!, range);
  const [register] = registers;
  assert.equal(register!.readings.at(-1)!.slot, slotContaining(NOW) - 1);
  assert.ok(register!.readings.every(({ source: from }) => from === "live"));
  const point = simulator.home("family").meterPoints[0]!;
  const counted = point.halfHours(range.first, slotContaining(NOW), NOW + 48 * HOUR_MS);
  assert.deepEqual(
    register!.readings.map(({ slot, value }) => ({ slot, value })),
    counted.filter(({ value }) => value !== null),
  );
  assert.equal(power!.atMs, Math.floor(NOW / 10_000) * 10_000);
  assert.ok(power!.powerW > 0);
});

test("a base URL that is none is refused at once", () => {
  for (const baseUrl of [
    "",
    "octopus",
    "file:///etc",
    "https://user@api.example",
    "https://api.example/?a=b",
  ])
    assert.throws(() => krakenSource({ name: "x", baseUrl }), RangeError);
});
