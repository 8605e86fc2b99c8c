import assert from "node:assert/strict";
import { test } from "node:test";
import { choiceFault, chosenAtFirst } from "../src/features/link/choice.js";
import { foundMeter } from "./found-meter.js";

const own = foundMeter({ meterPoint: "1", meterId: "m-el" });
const newOne = foundMeter({ meterPoint: "2" });
const another = foundMeter({ meterPoint: "3" });
const refused = foundMeter({ meterPoint: "4", meterId: "m-gas", addable: false });
const all = [own, newOne, another, refused];

test("only the meter that somebody came for is ticked beforehand, and only where it can be collected", () => {
  assert.deepEqual(chosenAtFirst(all, "m-el"), ["1"]);
  assert.deepEqual(chosenAtFirst(all, "m-gas"), []);
  assert.deepEqual(chosenAtFirst(all, "m-elsewhere"), []);
  assert.deepEqual(chosenAtFirst(all, null), [], "a new meter has no id either");
});

test("a meter that the household has needs no room; each new one needs it", () => {
  assert.equal(choiceFault(all, [], 2), "none");
  assert.equal(choiceFault(all, ["1"], 0), null);
  assert.equal(choiceFault(all, ["1", "2"], 0), "too-many");
  assert.equal(choiceFault(all, ["1", "2", "3"], 2), null);
  assert.equal(choiceFault(all, ["2", "3"], 1), "too-many");
});

test("what was ticked and cannot be added any more counts for nothing", () => {
  assert.equal(choiceFault(all, ["4"], 3), "none");
  assert.equal(choiceFault(all, ["no-such-meter"], 3), "none");
});
