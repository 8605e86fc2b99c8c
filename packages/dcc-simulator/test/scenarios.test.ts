import assert from "node:assert/strict";
import { test, type TestContext } from "node:test";
import type { DuisResponse, GbcsLogEntry } from "@halfhourly/dcc";
import { markerOf, SLOT_MS } from "@halfhourly/domain";
import type { Scenario, SimulatedMeter } from "../src/index.js";
import { halfHourLog } from "../src/world/meter-logs.js";
import { DAY_MS, meterWhere, NOW, started, truthOf, type Started } from "./started.js";

const MIDNIGHT = Date.parse("2026-11-23T00:00:00Z");
const LAST_DAY = { fromMs: MIDNIGHT - DAY_MS + SLOT_MS, toMs: MIDNIGHT };
/** 06:00 to 08:00 of that day. */
const SOME = { fromMs: MIDNIGHT - DAY_MS + 12 * SLOT_MS, toMs: MIDNIGHT - DAY_MS + 16 * SLOT_MS };

interface Ready extends Started {
  readonly meter: SimulatedMeter;
  readonly truth: readonly GbcsLogEntry[];
  /** Asks for the last day; resolves when all that is due was pushed. */
  ask(): Promise<DuisResponse>;
}

async function ready(t: TestContext, fuel: SimulatedMeter["fuel"] = "electricity"): Promise<Ready> {
  const all = await started(t);
  const meter = meterWhere(
    all.simulator,
    (one) => one.generation === "SMETS2" && one.fuel === fuel && one.elements === 1,
  );
  const truth = halfHourLog(truthOf(all.world, meter), "import", LAST_DAY, NOW).entries;
  const body = { kind: "read-import-profile", period: LAST_DAY, certificate: all.user.certificate } as const;
  const ask = async (): Promise<DuisResponse> => {
    const acknowledged = await all.user.ask(body, meter.device);
    await all.simulator.settled();
    return acknowledged;
  };
  return { ...all, meter, truth, ask };
}

/** The entries of the answer that was pushed as number `n`. */
async function entries({ user, meter }: Ready, n: number): Promise<readonly GbcsLogEntry[]> {
  const { body } = user.pushed[n] ?? assert.fail(`no answer ${n}`);
  if (body.kind !== "gbcs") return assert.fail(body.kind);
  const { content } = await user.open(body.payload, meter.device);
  return content.kind === "half-hours" ? content.entries : assert.fail(content.kind);
}

test("a gap: an electricity meter leaves the half hours out, a gas meter says it has none", async (t) => {
  for (const fuel of ["electricity", "gas"] as const) {
    const all = await ready(t, fuel);
    const end = all.simulator.play({ kind: "gap", device: all.meter.device, ...SOME });
    await all.ask();
    const told = await entries(all, 0);
    const inGap = ({ endMs }: GbcsLogEntry): boolean => endMs >= SOME.fromMs && endMs <= SOME.toMs;
    const known = all.truth.filter((entry) => !inGap(entry));
    assert.equal(known.length, 43);
    assert.deepEqual(fuel === "gas" ? told.filter((entry) => !inGap(entry)) : told, known);
    if (fuel === "gas") assert.ok(told.filter(inGap).every(({ values }) => values[0] === 0xff_ffff));
    end();
    await all.ask();
    assert.deepEqual(await entries(all, 1), all.truth);
  }
});

test("a correction: the first answer differs, the second is the truth", async (t) => {
  const all = await ready(t);
  all.simulator.play({ kind: "correction", device: all.meter.device, ...SOME });
  await all.ask();
  await all.ask();
  const first = await entries(all, 0);
  const differing = first.filter(({ values }, i) => values[0] !== all.truth[i]!.values[0]);
  assert.deepEqual(
    [differing[0]?.endMs, differing.at(-1)?.endMs, differing.length],
    [SOME.fromMs, SOME.toMs, 5],
  );
  assert.deepEqual(await entries(all, 1), all.truth);
});

test("every number that means no value takes the place of one", async (t) => {
  const vendor = [
    8590.017, 8590.041, 8590.063, 8590.119, 8590.421, 8591.484, 4295.084, 4295.103, 34364.271, 38655.37,
  ];
  const inThousandths = vendor.map((kwh) => Math.round(kwh * 1_000));
  const fits = {
    electricity: [0xffff_ffff, 0x7fff_ffff, ...inThousandths, 186_227_086],
    gas: [0xff_ffff, ...inThousandths.slice(0, 8)],
  };
  for (const fuel of ["electricity", "gas"] as const) {
    const all = await ready(t, fuel);
    for (const [n, value] of fits[fuel].entries()) {
      const end = all.simulator.play({ kind: "marker", device: all.meter.device, endMs: SOME.fromMs, value });
      await all.ask();
      end();
      const told = (await entries(all, n)).find(({ endMs }) => endMs === SOME.fromMs)!.values[0]!;
      assert.equal(told, value);
      assert.notEqual(markerOf(told / 1_000, fuel === "gas" ? "m3" : "kWh"), null, String(value));
    }
  }
});

test("not found", async (t) => {
  for (const fuel of ["electricity", "gas"] as const) {
    const all = await ready(t, fuel);
    all.simulator.play({ kind: "not-found", device: all.meter.device });
    await all.ask();
    const { body } = all.user.pushed[0]!;
    const { content } = await all.user.open(
      body.kind === "gbcs" ? body.payload : assert.fail(),
      all.meter.device,
    );
    assert.equal(content.kind === "device-error" && content.cause, "not-found");
  }
});

test("duplicate: the very same answer twice", async (t) => {
  const all = await ready(t);
  all.simulator.play({ kind: "duplicate", device: all.meter.device });
  await all.ask();
  assert.equal(all.user.pushed.length, 2);
  assert.deepEqual(all.user.pushedBytes[0], all.user.pushedBytes[1]);
});

test("late, and never", async (t) => {
  const all = await ready(t);
  const end = all.simulator.play({ kind: "late", device: all.meter.device, byMs: 3_600_000 });
  await all.ask();
  await all.simulator.advanceTo(NOW + 3_599_999);
  assert.equal(all.user.pushed.length, 0);
  await all.simulator.advanceTo(NOW + 3_600_000);
  assert.equal(all.user.pushed.length, 1);
  end();
  all.simulator.play({ kind: "silent", device: all.meter.device });
  assert.equal((await all.ask()).code, "I99");
  await all.simulator.advanceTo(NOW + 2 * DAY_MS);
  assert.equal(all.user.pushed.length, 1);
});

test("out of order: the last answer first; what an ended scenario still held comes too", async (t) => {
  const all = await ready(t);
  const end = all.simulator.play({ kind: "out-of-order", device: all.meter.device, answers: 3 });
  const asked = [await all.ask(), await all.ask(), await all.ask(), await all.ask()].map(
    (one) => one.requestId?.counter,
  );
  assert.deepEqual(counters(all), [asked[2], asked[1], asked[0]]);
  end();
  await all.simulator.settled();
  assert.deepEqual(counters(all), [asked[2], asked[1], asked[0], asked[3]]);
});

test("a device that cannot be reached", async (t) => {
  const all = await ready(t);
  all.simulator.play({ kind: "unreachable", device: all.meter.device });
  const { requestId } = await all.ask();
  assert.deepEqual([all.user.pushed[0]!.code, all.user.pushed[0]!.requestId], ["E20", requestId]);
});

test("quarantine: an alert of anomaly detection names the request, and nothing follows", async (t) => {
  const all = await ready(t);
  all.simulator.play({ kind: "quarantine" });
  assert.equal((await all.ask()).code, "I99");
  const [alert, ...more] = all.user.pushed.map(({ body }) => body);
  assert.deepEqual(more, []);
  if (alert?.kind !== "dcc-alert" || alert.about.kind !== "quarantined-request") return assert.fail();
  assert.equal(alert.alertCode, "AD1");
  assert.match(alert.about.requestId ?? "", /:1000$/);
});

test("an outage: the gateway is unavailable, or says nothing at all; pushes stop and then catch up", async (t) => {
  const all = await ready(t);
  const xml = all.user.signed({ kind: "read-tariff" }, all.meter.device);
  const late = all.simulator.play({ kind: "late", byMs: 1_000 });
  await all.ask();
  late();
  const end = all.simulator.play({ kind: "outage", how: "unavailable" });
  assert.equal((await all.user.post(xml)).status, 503);
  await all.simulator.advanceTo(NOW + 60_000);
  assert.equal(all.user.pushed.length, 0);
  assert.equal(all.simulator.counts().pushes.waiting, 1);
  end();
  const silent = all.simulator.play({ kind: "outage", how: "silence" });
  await assert.rejects(all.user.post(xml));
  silent();
  await all.simulator.settled();
  assert.equal(all.user.pushed.length, 1);
});

test("a user whose endpoint is broken gets everything once it is mended", async (t) => {
  const all = await ready(t);
  all.user.pushStatus = 500;
  await all.ask();
  await all.ask();
  assert.equal(all.simulator.counts().pushes.failedAttempts, 2);
  all.user.pushStatus = 200;
  await all.simulator.advanceTo(NOW + 60_000);
  assert.equal(all.user.pushed.length, 2);
});

test("throttle: more in a second than allowed are turned away", async (t) => {
  const all = await ready(t);
  all.simulator.play({ kind: "throttle", perSecond: 2 });
  const post = async (): Promise<number> =>
    (await all.user.post(all.user.signed({ kind: "read-tariff" }, all.meter.device))).status;
  assert.deepEqual([await post(), await post(), await post()], [200, 200, 429]);
  await all.simulator.advanceTo(NOW + 500);
  assert.deepEqual([await post(), await post()], [200, 429]);
  // A long pause saves up no more than one second's worth.
  await all.simulator.advanceTo(NOW + 3_600_000);
  assert.deepEqual([await post(), await post(), await post()], [200, 200, 429]);
});

test("alerts of devices of both generations, and of the DCC", async (t) => {
  const { simulator, user, meter } = await ready(t);
  const first = meterWhere(simulator, (one) => one.generation === "SMETS1");
  simulator.deviceAlert(meter.device, 0x8f36);
  simulator.deviceAlert(
    meterWhere(simulator, (one) => one.generation === "SMETS2" && one.fuel === "gas").device,
    0x8f3f,
  );
  simulator.deviceAlert(first.device, 0x8f36);
  simulator.dccAlert("N17", { kind: "schedule-removed", device: meter.device, scheduleIds: ["1000"] });
  simulator.dccAlert("N13", { kind: "command-failed", device: meter.device, requestId: null });
  await simulator.settled();
  const [electricity, gas, smets1, removed, failed] = user.pushed.map(({ body }) => body);
  assert.equal(electricity?.kind === "device-alert" && electricity.alertCode, "8F36");
  if (electricity?.kind !== "device-alert" || gas?.kind !== "device-alert") return assert.fail();
  const opened = await user.open(electricity.payload, meter.device);
  assert.equal(opened.protection, "signature");
  assert.equal(opened.content.kind === "alert" && opened.content.furtherTimesMs.length, 2);
  assert.equal(gas.alertCode, "8F3F");
  assert.equal(smets1?.kind === "smets1" && smets1.content.kind, "alert");
  assert.equal(removed?.kind === "dcc-alert" && removed.about.kind, "schedule-removed");
  assert.equal(failed?.kind === "dcc-alert" && failed.about.kind, "command-failed");
  assert.throws(() => simulator.deviceAlert(simulator.user.eui, 1), RangeError);
});

test("scenarios given at the start are on from the start, for every device unless one is named", async (t) => {
  const scenarios: Scenario[] = [{ kind: "duplicate" }];
  const { simulator, user } = await started(t, { scenarios });
  for (const device of [simulator.home(0), simulator.home(1)].map((home) => home.meters[0]!.device))
    await user.ask({ kind: "read-tariff" }, device);
  await simulator.settled();
  assert.equal(user.pushed.length, 4);
});

function counters({ user }: Ready): unknown[] {
  return user.pushed.map(({ requestId }) => requestId?.counter);
}
