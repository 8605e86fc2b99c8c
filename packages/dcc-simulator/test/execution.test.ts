import assert from "node:assert/strict";
import { test } from "node:test";
import { parseEui, type CreateSchedule } from "@halfhourly/dcc";
import * as fc from "fast-check";
import { executedPeriod, nextExecutionMs } from "../src/schedules/execution.js";

const DAY_MS = 86_400_000;
const schedule: CreateSchedule = {
  kind: "create-schedule",
  read: "import-profile",
  device: parseEui("0248480100000007")!,
  startDate: "2026-10-24",
  endDate: "2026-10-27",
  executionMinute: 61,
  period: { fromDays: -1, fromMinute: 30, toDays: 0, toMinute: 0 },
};

function executions(of: CreateSchedule, afterMs: number): string[] {
  const all: string[] = [];
  for (let ms = nextExecutionMs(of, afterMs); ms !== null && all.length < 9; ms = nextExecutionMs(of, ms))
    all.push(new Date(ms).toISOString().slice(0, 16));
  return all;
}

test("once a day from the first date to the last, both included, through a clock change", () => {
  const all = ["2026-10-24T01:01", "2026-10-25T01:01", "2026-10-26T01:01", "2026-10-27T01:01"];
  assert.deepEqual(executions(schedule, Date.parse("2026-10-01T00:00:00Z")), all);
  assert.deepEqual(executions(schedule, Date.parse("2026-10-25T01:01:00Z")), all.slice(2));
  assert.deepEqual(executions(schedule, Date.parse("2026-10-27T01:01:00Z")), []);
});

test("the period counts from the execution's date", () => {
  const period = executedPeriod(schedule, Date.parse("2026-10-25T01:01:00Z"));
  assert.deepEqual(period, {
    fromMs: Date.parse("2026-10-24T00:30:00Z"),
    toMs: Date.parse("2026-10-25T00:00:00Z"),
  });
});

test("the next execution is later, within a day of the last, and none is left out", () => {
  const { endDate: _, executionMinute: __, ...open } = schedule;
  fc.assert(
    fc.property(fc.nat(1_439), fc.nat(40 * DAY_MS), fc.boolean(), (minute, after, isAsked) => {
      const afterMs = Date.parse("2026-10-24T00:00:00Z") + after;
      const own = isAsked ? { ...open, executionMinute: minute } : open;
      const next = nextExecutionMs(own, afterMs)!;
      assert.ok(next > afterMs && next <= afterMs + DAY_MS);
      assert.equal(nextExecutionMs(own, next), next + DAY_MS);
      if (!isAsked) assert.ok(next % DAY_MS >= 3_600_000 && next % DAY_MS < 5 * 3_600_000);
    }),
    { seed: 3 },
  );
});
