import assert from "node:assert/strict";
import { test } from "node:test";
import { whatIfRows, whatIfSentences } from "../src/features/save/what-if.js";
import { result, words } from "./compared.js";

const at = (flat: number, night: number, todayPence: number | null) => ({
  results: [result(flat, { key: "flat", name: "Flat" }), result(night, { key: "night", name: "Night" })],
  today: todayPence === null ? null : { name: "Mine", totalPence: todayPence },
});
const { save: en } = words.en;

test("moving some evening use: the cheapest before and after, and what is paid today", () => {
  assert.deepEqual(whatIfSentences(at(109_000, 110_300, 115_400), at(109_000, 102_300, 110_900), 50, en), [
    "With 50% of it moved, the cheapest tariff would cost about £1,023 a year, £67 less than the cheapest at the times you use it now.",
    "Another tariff is the cheapest then.",
    "On today’s tariff it would save you £45 a year.",
  ]);
  const [same, today] = whatIfSentences(at(100, 900, 115_400), at(100, 900, 115_400), 25, en);
  assert.match(same ?? "", /the same as at the times you use it now\.$/);
  assert.equal(today, "On today’s tariff it would change nothing.");
});

test("nothing moved is no finding, and no tariff none", () => {
  const now = at(109_000, 110_300, null);
  assert.deepEqual(whatIfSentences(now, now, 0, en), [
    "As you use it now, the cheapest tariff would cost about £1,090 a year. Choose how much you would move.",
  ]);
  const none = { results: [], today: null };
  assert.deepEqual(whatIfSentences(none, none, 50, en), []);
});

test("the table holds the same tariffs, before and after", () => {
  assert.deepEqual(whatIfRows(at(109_000, 110_300, 115_400), at(109_000, 102_300, 110_900)), [
    { key: "cheapestNow", name: "Flat", nowPence: 109_000, thenPence: 109_000 },
    { key: "cheapestThen", name: "Night", nowPence: 110_300, thenPence: 102_300 },
    { key: "todays", name: "Mine", nowPence: 115_400, thenPence: 110_900 },
  ]);
  const alone = whatIfRows(at(1, 2, null), at(1, 2, null));
  assert.deepEqual(
    alone.map(({ key }) => key),
    ["cheapestNow"],
  );
});
