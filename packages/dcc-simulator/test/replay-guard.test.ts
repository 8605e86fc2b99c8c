import assert from "node:assert/strict";
import { test } from "node:test";
import { parseEui } from "@halfhourly/dcc";
import { replayGuard } from "../src/exchange/replay-guard.js";
import { PARTIES } from "../src/parties.js";

const meter = parseEui("0248480100000001")!;
const other = parseEui("0248480100000002")!;

test("a device takes only a higher counter, each device for itself", () => {
  const guard = replayGuard(PARTIES.dcc);
  const take = (target: typeof meter, counter: bigint): boolean =>
    guard.take({ originator: PARTIES.user, target, counter });
  assert.deepEqual(
    [take(meter, 5n), take(meter, 5n), take(meter, 4n), take(other, 4n), take(meter, 6n)],
    [true, false, false, true, true],
  );
});

test("the DCC takes each request once, in any order, and none that it may have forgotten", () => {
  const guard = replayGuard(PARTIES.dcc);
  const take = (counter: bigint): boolean =>
    guard.take({ originator: PARTIES.user, target: PARTIES.dcc, counter });
  assert.deepEqual([take(6n), take(5n), take(6n)], [true, true, false]);
  for (let counter = 10n; counter < 10_020n; counter++) assert.ok(take(counter));
  assert.ok(!take(5n));
  assert.ok(!take(7n));
});
