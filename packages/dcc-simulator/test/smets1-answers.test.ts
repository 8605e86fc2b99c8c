import assert from "node:assert/strict";
import { test } from "node:test";
import type { DuisResponse, LogPeriod, Smets1Content } from "@halfhourly/dcc";
import { SLOT_MS } from "@halfhourly/domain";
import { dayLog, halfHourLog } from "../src/world/meter-logs.js";
import { DAY_MS, meterWhere, NOW, started, truthOf } from "./started.js";

const MIDNIGHT = Date.parse("2026-11-23T00:00:00Z");
const LAST_DAY: LogPeriod = { fromMs: MIDNIGHT - DAY_MS + SLOT_MS, toMs: MIDNIGHT };

test("a SMETS1 meter of each fuel answers a day in plain, signed by its provider, stamped at the start", async (t) => {
  const { simulator, user, world } = await started(t);
  for (const fuel of ["electricity", "gas"] as const) {
    const meter = meterWhere(simulator, (one) => one.generation === "SMETS1" && one.fuel === fuel);
    const acknowledged = await user.ask({ kind: "read-import-profile", period: LAST_DAY }, meter.device);
    assert.equal(acknowledged.code, "I99");
    assert.deepEqual(acknowledged.body, { kind: "acknowledgement", variant: "4.8.1" });
    await simulator.settled();
    const answer = user.pushed.pop()!;
    assert.equal(answer.code, "I0");
    assert.deepEqual(answer.requestId, acknowledged.requestId);
    const truth = halfHourLog(truthOf(world, meter), "import", LAST_DAY, NOW);
    assert.deepEqual(
      entriesOf(answer),
      truth.entries.map(({ endMs, values }) => ({ stampMs: endMs - SLOT_MS, values })),
    );
    assert.equal(truth.entries.length, 48);
  }
});

test("a SMETS1 meter of each fuel tells its days and its tariff", async (t) => {
  const { simulator, user, world } = await started(t);
  for (const fuel of ["electricity", "gas"] as const) {
    const meter = meterWhere(simulator, (one) => one.generation === "SMETS1" && one.fuel === fuel);
    const period = { fromMs: MIDNIGHT - 9 * DAY_MS, toMs: MIDNIGHT };
    await user.ask({ kind: "read-daily-log", period }, meter.device);
    await user.ask({ kind: "read-tariff" }, meter.device);
    await simulator.settled();
    const [days, tariff] = user.pushed.splice(0).map(contentOf);
    const truth = dayLog(truthOf(world, meter), period, NOW).entries;
    assert.deepEqual(
      days?.kind === "days" && days.entries,
      truth.map(({ endMs, values }) => ({ stampMs: endMs - DAY_MS, values })),
    );
    if (tariff?.kind !== "tariff") return assert.fail("no tariff");
    const { standingCharge, standingChargeExponent, timeOfUsePrices, priceExponent } = truthOf(
      world,
      meter,
    ).tariff(NOW);
    assert.deepEqual(
      [tariff.standingCharge, tariff.standingChargeExponent, tariff.timeOfUsePrices, tariff.priceExponent],
      [standingCharge, standingChargeExponent, timeOfUsePrices, priceExponent],
    );
  }
});

test("a SMETS1 meter answers all that it holds, 13 months, at once", async (t) => {
  const { simulator, user, world } = await started(t, { longestRangeDays: 400 });
  const meter = meterWhere(simulator, (one) => one.generation === "SMETS1" && one.fuel === "electricity");
  const all = { fromMs: NOW - 400 * DAY_MS, toMs: NOW };
  await user.ask({ kind: "read-import-profile", period: all }, meter.device);
  await simulator.settled();
  const truth = halfHourLog(truthOf(world, meter), "import", all, NOW);
  assert.equal(entriesOf(user.pushed[0]!).length, truth.entries.length);
  assert.equal(truth.entries.length, 19_056);
});

test("a SMETS1 meter that holds nothing of a period says so with a log without entries", async (t) => {
  const { simulator, user } = await started(t);
  const meter = meterWhere(simulator, (one) => one.generation === "SMETS1" && one.fuel === "gas");
  const tenYearsAgo = Date.parse("2016-11-23T00:00:00Z");
  const period = { fromMs: tenYearsAgo, toMs: tenYearsAgo + DAY_MS };
  await user.ask({ kind: "read-import-profile", period }, meter.device);
  await simulator.settled();
  assert.deepEqual(entriesOf(user.pushed[0]!), []);
});

function contentOf({ body }: DuisResponse): Smets1Content {
  return body.kind === "smets1" ? body.content : assert.fail("no answer of SMETS1");
}

function entriesOf(answer: DuisResponse): unknown[] {
  const content = contentOf(answer);
  if (content.kind !== "half-hours") return assert.fail("no half hours");
  return content.entries.map(({ stampMs, values }) => ({ stampMs, values }));
}
