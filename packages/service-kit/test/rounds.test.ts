import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { Rounds, withKeptClaim } from "../src/index.js";

/** A round that ends when the test says so. */
function heldRounds() {
  const ends: ((fault?: Error) => void)[] = [];
  const faults: unknown[] = [];
  let atOnce = 0;
  let most = 0;
  const rounds = new Rounds({
    everyMs: 3_600_000,
    onFault: (fault) => faults.push(fault),
    round: () =>
      new Promise<void>((resolve, reject) => {
        most = Math.max(most, (atOnce += 1));
        ends.push((fault) => {
          atOnce -= 1;
          if (fault === undefined) resolve();
          else reject(fault);
        });
      }),
  });
  return { rounds, ends, faults, most: () => most };
}

test("one round at a time; woken within one, one more follows and not several", async () => {
  const { rounds, ends, most } = heldRounds();
  rounds.wake();
  assert.equal(ends.length, 0, "not before it is started");
  rounds.start();
  rounds.start();
  assert.equal(ends.length, 1);
  for (let n = 0; n < 3; n += 1) rounds.wake();
  ends[0]!();
  await pause(0);
  assert.equal(ends.length, 2);
  ends[1]!();
  await pause(0);
  assert.deepEqual([ends.length, most()], [2, 1]);
});

test("stop waits for the round under way, nothing follows it, and it can be started again", async () => {
  const { rounds, ends } = heldRounds();
  rounds.start();
  rounds.wake();
  let stopped = false;
  const stopping = rounds.stop().then(() => (stopped = true));
  await pause(0);
  assert.deepEqual([stopped, rounds.isStopping], [false, true]);
  ends[0]!();
  await stopping;
  rounds.wake();
  await pause(0);
  assert.equal(ends.length, 1);
  rounds.start();
  assert.deepEqual([ends.length, rounds.isStopping], [2, false]);
  ends[1]!();
  await rounds.stop();
});

test("a round that fails is told, and the next one comes", async () => {
  const { rounds, ends, faults } = heldRounds();
  rounds.start();
  ends[0]!(new Error("the database is away"));
  await pause(0);
  assert.equal(faults.length, 1);
  rounds.wake();
  assert.equal(ends.length, 2);
  ends[1]!();
  await rounds.stop();
});

test("a claim is kept while the work goes on, and the work learns when it is lost", async (t) => {
  t.mock.timers.enable({ apis: ["setInterval"] });
  const answers = [true, new Error("away"), false];
  let asked = 0;
  const keep = async () => {
    const answer = answers[asked++];
    if (answer instanceof Error) throw answer;
    return answer ?? false;
  };
  const seen: boolean[] = [];
  const result = await withKeptClaim(keep, async (isLost) => {
    for (let n = 0; n < 3; n += 1) {
      t.mock.timers.tick(5_000);
      await Promise.resolve();
      await Promise.resolve();
      await Promise.resolve();
      seen.push(isLost());
    }
    return "done";
  });
  assert.deepEqual([result, seen], ["done", [false, false, true]]);
  t.mock.timers.tick(60_000);
  assert.equal(asked, 3, "nothing is kept after the work");
  await assert.rejects(
    withKeptClaim(keep, () => Promise.reject(new Error("it failed"))),
    /it failed/,
  );
});
