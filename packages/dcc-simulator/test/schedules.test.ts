import assert from "node:assert/strict";
import { test } from "node:test";
import type { CreateSchedule, DuisResponse } from "@halfhourly/dcc";
import { SLOT_MS } from "@halfhourly/domain";
import { halfHourLog } from "../src/world/meter-logs.js";
import { DAY_MS, meterWhere, NOW, started, truthOf } from "./started.js";

const TODAY = Date.parse("2026-11-23T00:00:00Z");
/** Yesterday from 00:30 to 00:00: the ends of its 48 half hours. */
const YESTERDAY = { fromDays: -1, fromMinute: 30, toDays: 0, toMinute: 0 };

test("a schedule is kept, told of, executed each day at its minute, and deleted", async (t) => {
  const { simulator, user, world } = await started(t);
  const meter = meterWhere(simulator, (one) => one.generation === "SMETS1" && one.fuel === "electricity");
  const schedule: CreateSchedule = {
    kind: "create-schedule",
    read: "import-profile",
    device: meter.device,
    startDate: "2026-11-23",
    executionMinute: 135,
    period: YESTERDAY,
    certificate: user.certificate,
  };
  const created = await user.ask(schedule);
  assert.equal(created.code, "I0");
  const { scheduleId } = created.body.kind === "schedule-created" ? created.body : assert.fail();
  assert.equal(simulator.counts().schedules, 1);

  const told = await user.ask({ kind: "read-schedule", schedule: { scheduleId } });
  const { schedules } = told.body.kind === "schedules" ? told.body : assert.fail();
  assert.equal(schedules.length, 1);
  assert.equal(schedules[0]!.scheduleId, scheduleId);
  assert.equal(schedules[0]!.schedule?.executionMinute, 135);
  assert.deepEqual(schedules[0]!.schedule?.period, YESTERDAY);

  await simulator.advanceTo(TODAY + DAY_MS + 134 * 60_000);
  assert.equal(user.pushed.length, 0);
  await simulator.advanceTo(TODAY + 3 * DAY_MS + 135 * 60_000);
  assert.deepEqual(user.pushed.map(scheduleIdOf), [scheduleId, scheduleId, scheduleId]);
  user.pushed.forEach((answer, n) => {
    const midnight = TODAY + (n + 1) * DAY_MS;
    assert.equal(answer.atMs, midnight + 135 * 60_000);
    assert.equal(answer.requestId, null);
    const period = { fromMs: midnight - DAY_MS + SLOT_MS, toMs: midnight };
    const truth = halfHourLog(truthOf(world, meter), "import", period, answer.atMs);
    assert.equal(truth.entries.length, 48);
    assert.deepEqual(
      valuesOf(answer),
      truth.entries.map(({ values }) => values[0]),
    );
  });

  assert.equal((await user.ask({ kind: "delete-schedule", schedule: { scheduleId } })).code, "I0");
  assert.equal((await user.ask({ kind: "read-schedule", schedule: { scheduleId } })).code, "E050201");
  await simulator.advanceTo(TODAY + 5 * DAY_MS);
  assert.equal(user.pushed.length, 3);
});

test("schedules outlive a start; executions missed meanwhile are made up for", async (t) => {
  const first = await started(t);
  const meter = meterWhere(first.simulator, (one) => one.generation === "SMETS1" && one.fuel === "gas");
  await first.user.ask({
    kind: "create-schedule",
    read: "import-profile",
    device: meter.device,
    startDate: "2026-11-23",
    period: YESTERDAY,
    certificate: first.user.certificate,
  });
  await first.simulator.close();
  const second = await started(t, { startMs: NOW + 3 * DAY_MS });
  assert.equal(second.simulator.counts().schedules, 1);
  await second.simulator.settled();
  assert.equal(second.user.pushed.length, 3);
  await second.simulator.advanceTo(NOW + 4 * DAY_MS);
  assert.equal(second.user.pushed.length, 4);
});

test("of executions missed for long, those of the last 31 days are made up for", async (t) => {
  const first = await started(t);
  const { device } = meterWhere(first.simulator, (one) => one.generation === "SMETS1" && one.fuel === "gas");
  const schedule = {
    kind: "create-schedule",
    read: "import-profile",
    device,
    startDate: "2026-11-24",
    executionMinute: 60,
    period: YESTERDAY,
  } as const;
  await first.user.ask(schedule);
  await first.simulator.close();
  const second = await started(t, { startMs: NOW + 60 * DAY_MS });
  await second.simulator.settled();
  assert.equal(second.user.pushed.length, 31);
});

test("a schedule that makes no sense, that is not ours to ask for, or that is one too many", async (t) => {
  const { simulator, user } = await started(t);
  const { device } = meterWhere(
    simulator,
    (one) => one.generation === "SMETS2" && one.fuel === "electricity",
  );
  const right: CreateSchedule = {
    kind: "create-schedule",
    read: "import-profile",
    device,
    startDate: "2026-11-24",
    period: YESTERDAY,
    certificate: user.certificate,
  };
  const { certificate: _, ...bare } = right;
  const code = async (schedule: CreateSchedule): Promise<string> => (await user.ask(schedule)).code;
  assert.equal(await code({ ...right, period: { ...YESTERDAY, toDays: -2 } }), "E050102");
  assert.equal(await code({ ...right, endDate: "2026-11-23" }), "E050102");
  assert.equal(await code({ ...right, read: "import-daily-read-log" }), "E2");
  assert.equal(await code({ ...right, device: simulator.home(0).displayId }), "E11");
  assert.equal(await code(bare), "E57");
  for (let n = 0; n < 99; n++) assert.equal(await code(right), "I0");
  assert.equal(await code(right), "E050101");
  const told = await user.ask({ kind: "read-schedule", schedule: { device } });
  assert.equal(told.body.kind === "schedules" && told.body.schedules.length, 99);
});

test("a thousand homes in one night", async (t) => {
  const { simulator, user } = await started(t, { homes: 1_000 });
  for (let number = 0; number < 1_000; number++) {
    const { device, generation } = simulator.home(number).meters[0]!;
    const created = await user.ask({
      kind: "create-schedule",
      read: "import-profile",
      device,
      startDate: "2026-11-24",
      endDate: "2026-11-24",
      executionMinute: 120,
      period: YESTERDAY,
      ...(generation === "SMETS2" ? { certificate: user.certificate } : {}),
    });
    assert.equal(created.code, "I0");
  }
  await simulator.advanceTo(TODAY + 3 * DAY_MS);
  assert.equal(user.pushed.length, 1_000);
  assert.equal(simulator.counts().pushes.delivered, 1_000);
});

function scheduleIdOf({ body }: DuisResponse): string | null {
  return body.kind === "smets1" || body.kind === "gbcs" ? body.scheduleId : null;
}

function valuesOf({ body }: DuisResponse): number[] {
  if (body.kind !== "smets1" || body.content.kind !== "half-hours")
    return assert.fail("no half hours of SMETS1");
  return body.content.entries.map(({ values }) => values[0]!);
}
