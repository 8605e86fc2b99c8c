import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { SCENARIO_NAMES, simulate, startSimulator } from "../src/index.js";

const folder = mkdtempSync(join(tmpdir(), "halfhourly-simulate-"));
after(() => rmSync(folder, { recursive: true }));

test("a hundred thousand homes, said in a few lines", async () => {
  const { simulator, lines, summary } = await simulate({
    folder,
    homes: 100_000,
    scenarios: ["gap:family", "late:home-99999", "outage"],
  });
  try {
    assert.equal(summary.homes, 100_004);
    assert.ok(lines.length < 30);
    assert.match(lines[0]!, /100004 homes/);
    assert.ok(lines.some((line) => line.startsWith("home-0: electricity")));
    assert.equal(simulator.home(99_999).name, "home-99999");
    assert.throws(() => simulator.home(100_000), RangeError);
  } finally {
    await simulator.close();
  }
});

test("every scenario has a name that can be played; a wrong name is told the right ones", async () => {
  const scenarios = SCENARIO_NAMES.map((name) =>
    ["outage", "throttle"].includes(name) ? name : `${name}:home-0`,
  );
  const { simulator } = await simulate({ folder, homes: 1, scenarios });
  await simulator.close();
  await assert.rejects(simulate({ folder, scenarios: ["flood:family"] }), /gap, correction/);
  await assert.rejects(simulate({ folder, scenarios: ["gap:nowhere"] }), /gap:family/);
});

test("a port that is taken, and options out of range, are refused", async () => {
  const first = await startSimulator({ folder });
  const port = Number(new URL(first.url).port);
  await assert.rejects(startSimulator({ folder, port }), /EADDRINUSE/);
  await first.close();
  await assert.rejects(startSimulator({ folder, homes: -1 }), RangeError);
  await assert.rejects(startSimulator({ folder, seed: 0.5 }), RangeError);
  const second = await startSimulator({ folder });
  for (const url of ["http://127.0.0.1:1/", "https://", "nowhere"])
    assert.throws(() => second.pushTo(url), RangeError, url);
  await second.close();
});

test("a simulator by the clock of this machine runs by itself", async () => {
  const simulator = await startSimulator({ folder });
  assert.ok(Math.abs(simulator.nowMs() - Date.now()) < 60_000);
  await assert.rejects(simulator.advanceTo(Date.now() + 1_000), RangeError);
  await simulator.settled();
  await simulator.close();
});
