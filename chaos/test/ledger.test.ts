import assert from "node:assert/strict";
import { test } from "node:test";
import { settlementDay } from "@halfhourly/domain";
import {
  checkRegister,
  describeFault,
  placeOf,
  sumOf,
  type AcknowledgedDay,
  type HalfHour,
  type HeldRegister,
} from "../ledger.js";
import { homeOf, planDay, type DayDocument } from "../plan.js";

const DATE = "2021-03-27";
const document = (values: readonly (number | null)[], over: Partial<DayDocument> = {}): DayDocument => ({
  firstIndex: 0,
  values,
  quality: "actual",
  revision: 1,
  ...over,
});
const dayOf = (...documents: readonly DayDocument[]): AcknowledgedDay => ({
  date: DATE,
  slotCount: 4,
  documents,
});
const actual = (value: number): HalfHour => ({ value, quality: "actual" });
const heldOf = (slots: readonly (HalfHour | null)[], over: Partial<HeldRegister> = {}): HeldRegister => ({
  days: [{ date: DATE, slots }],
  replaced: new Map(),
  countedAsNew: 0,
  ...over,
});
const found = (acknowledged: readonly AcknowledgedDay[], held: HeldRegister) => {
  const { lost, wrongValues, doubled, faults } = checkRegister("home 7", acknowledged, held);
  return { lost, wrongValues, doubled, faults: faults.map(describeFault) };
};
const nothing = { lost: 0, wrongValues: 0, doubled: 0, faults: [] };
const whole = dayOf(document([10, 11, null, 13]));
const wholeHeld = [actual(10), actual(11), null, actual(13)];

test("what is held as it was acknowledged is no fault, and each half hour that was stated counts", () => {
  assert.deepEqual(found([whole], heldOf(wholeHeld, { countedAsNew: 3 })), nothing);
  assert.equal(checkRegister("home 7", [whole], heldOf(wholeHeld)).acknowledged, 3);
  assert.deepEqual(found([], { days: [], replaced: new Map(), countedAsNew: 0 }), nothing);
});

test("a planted loss is found, of a half hour and of a whole day", () => {
  const one = found([whole], heldOf([actual(10), null, null, actual(13)]));
  assert.deepEqual(one, { ...nothing, lost: 1, faults: ["missing: home 7, 2021-03-27, half hour 2 (1)"] });
  assert.equal(found([whole], heldOf([], { days: [] })).lost, 3);
});

test("a planted wrong value is found and is lost; so is another quality; neither value is told", () => {
  const { lost, wrongValues, faults } = found([whole], heldOf([actual(10), actual(4711), null, actual(13)]));
  assert.deepEqual([lost, wrongValues], [1, 1]);
  assert.deepEqual(faults, ["another value: home 7, 2021-03-27, half hour 2 (1)"]);
  const estimate = { value: 10, quality: "estimated" };
  assert.equal(found([whole], heldOf([estimate, actual(11), null, actual(13)])).wrongValues, 1);
});

test("a planted double is found: a day held twice, half hours counted twice, a value nobody sent", () => {
  const twice = [
    { date: DATE, slots: wholeHeld },
    { date: DATE, slots: wholeHeld },
  ];
  assert.equal(found([whole], heldOf(wholeHeld, { days: twice })).doubled, 3);
  assert.equal(found([whole], heldOf(wholeHeld, { countedAsNew: 4 })).doubled, 1);
  assert.equal(found([whole], heldOf([actual(10), actual(11), actual(0), actual(13)])).doubled, 1);
  assert.equal(found([], heldOf(wholeHeld)).doubled, 3);
});

test("a correction is expected once: made again out of a mere resend it is a double, not kept it is a loss", () => {
  const corrected = dayOf(document([10, 11, null, 13]), document([10, 12, null, 13], { revision: 2 }));
  const slots = [actual(10), actual(12), null, actual(13)];
  const replacedTimes = (times: number) => new Map([[placeOf(DATE, 1), times]]);
  assert.deepEqual(found([corrected], heldOf(slots, { replaced: replacedTimes(1) })), nothing);
  assert.equal(found([corrected], heldOf(slots, { replaced: replacedTimes(3) })).doubled, 2);
  assert.equal(found([corrected], heldOf(slots)).lost, 1);
  assert.equal(found([whole], heldOf(wholeHeld, { replaced: replacedTimes(1) })).doubled, 1);
});

test("parts fill a day, actual replaces estimated and never the reverse", () => {
  const parts = dayOf(document([1, 2]), document([3, 4], { firstIndex: 2 }));
  assert.deepEqual(found([parts], heldOf([1, 2, 3, 4].map(actual))), nothing);
  const better = dayOf(document([1, 2, 3, 4], { quality: "estimated" }), document([1, 2, 3, 4]));
  const replaced = new Map([0, 1, 2, 3].map((index) => [placeOf(DATE, index), 1]));
  assert.deepEqual(found([better], heldOf([1, 2, 3, 4].map(actual), { replaced })), nothing);
  const worse = dayOf(document([1, 2, 3, 4]), document([9, 9, 9, 9], { quality: "estimated" }));
  assert.deepEqual(found([worse], heldOf([1, 2, 3, 4].map(actual))), nothing);
});

test("verdicts of many registers are summed with their faults", () => {
  const bad = checkRegister("home 1", [whole], heldOf([]));
  const sum = sumOf([bad, checkRegister("home 2", [whole], heldOf(wholeHeld)), bad]);
  assert.deepEqual([sum.acknowledged, sum.lost, sum.doubled, sum.faults.length], [9, 6, 0, 6]);
});

test("a plan is the same whenever it is asked for, fills its day and has every kind of day", () => {
  const home = homeOf(1, 3);
  const plans = Array.from({ length: 400 }, (_, day) => planDay(1, home, day));
  assert.deepEqual(planDay(1, home, 17), plans[17]);
  assert.notDeepEqual(planDay(2, home, 17), plans[17]);
  for (const { date, documents } of plans) {
    const length = Math.max(...documents.map(({ firstIndex, values }) => firstIndex + values.length));
    assert.equal(length, settlementDay(date).slotCount);
    for (const [place, { values }] of documents.entries())
      if (documents[place + 1]?.revision === 3) assert.notDeepEqual(documents[place + 1]?.values, values);
  }
  assert.deepEqual(new Set(plans.map(({ documents }) => documents.length)), new Set([1, 2, 3]));
  assert.ok(plans.some(({ documents }) => documents[0]?.quality === "estimated"));
  assert.ok(plans.some(({ documents }) => documents[1] !== undefined && documents[1].firstIndex > 0));
});
