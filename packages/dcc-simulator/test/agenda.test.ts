import assert from "node:assert/strict";
import { test } from "node:test";
import { setImmediate } from "node:timers/promises";
import { settler } from "../src/clock/settler.js";
import { drivenAgenda, runningAgenda } from "../src/clock/agenda.js";

const nothing = (): Promise<void> => Promise.resolve();

test("a driven clock runs each job at its own instant, in order, those of one instant as they were asked for", async () => {
  const agenda = drivenAgenda(1_000);
  const seen: [string, number][] = [];
  const note = (name: string) => (): void => void seen.push([name, agenda.nowMs()]);
  agenda.at(5_000, note("late"));
  agenda.at(2_000, () => {
    note("early")();
    agenda.at(3_000, note("asked for on the way"));
  });
  agenda.at(5_000, note("late too"));
  await agenda.advanceTo(4_000, nothing);
  assert.deepEqual(seen, [
    ["early", 2_000],
    ["asked for on the way", 3_000],
  ]);
  assert.equal(agenda.nowMs(), 4_000);
  await agenda.advanceTo(5_000, nothing);
  assert.deepEqual(seen.slice(2), [
    ["late", 5_000],
    ["late too", 5_000],
  ]);
});

test("what is due at once runs without driving", async () => {
  const agenda = drivenAgenda(1_000);
  let ran = false;
  agenda.at(1_000, () => void (ran = true));
  assert.ok(agenda.isDue());
  while (agenda.isDue()) await setImmediate();
  assert.ok(ran);
});

test("a clock is not driven back, and one that runs by itself is not driven", async () => {
  await assert.rejects(drivenAgenda(1_000).advanceTo(999, nothing), RangeError);
  await assert.rejects(runningAgenda().advanceTo(Date.now() + 1_000, nothing), RangeError);
  assert.throws(() => drivenAgenda(Number.NaN), RangeError);
});

test("a closed agenda runs nothing more", async () => {
  const agenda = drivenAgenda(0);
  agenda.at(10, () => assert.fail("ran after it was closed"));
  agenda.close();
  await agenda.advanceTo(20, nothing);
});

test("a job that fails stops no other, and whoever waits is told", async () => {
  const agenda = drivenAgenda(0);
  const settled = settler(agenda, { idle: nothing });
  let ran = false;
  agenda.at(0, () => {
    throw new Error("this one fails");
  });
  agenda.at(0, () => void (ran = true));
  await assert.rejects(settled(), /this one fails/);
  assert.ok(ran);
  await settled();
});
