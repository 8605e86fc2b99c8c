import assert from "node:assert/strict";
import { test } from "node:test";
import { main } from "../src/index.js";
import { fakeTerminal } from "./fake-terminal.js";

const files = {
  "/data/instance.json": JSON.stringify({ url: "http://127.0.0.1:8480", pid: 1 }),
  "/data/operator-token": "secret",
};

async function run(args: readonly string[], body: unknown = {}, status = 200) {
  const { terminal, written, requests } = fakeTerminal({ files, answers: [{ status, body }] });
  return { exitCode: await main(args, terminal), ...written, requests };
}

const octopus = {
  source: "octopus",
  title: "Octopus Energy",
  simulated: false,
  collections: { running: 12, "access-ended": 1 },
  calls: 640,
  answered: 512,
  successRate: 0.8,
  latencyP50Ms: 90,
  latencyP95Ms: 1_400,
  freshnessP50Hours: 5.5,
  freshnessP95Hours: 29.5,
  backlog: 128,
  backlogSince: "2026-11-28T08:00:00Z",
  breaker: "open",
  nextTryAt: "2026-11-28T08:31:00Z",
  lastFault: { code: "not-reached", at: "2026-11-28T08:30:00Z" },
  deadLetters: 2,
};

test("sources status tells of each source its breaker, success, speed, freshness, what waits and what was given up", async () => {
  const { exitCode, out, requests } = await run(["sources", "status"], { sources: [octopus] });
  assert.equal(exitCode, 0);
  assert.equal(requests[0]?.url, "http://127.0.0.1:8480/v1/operator/sources");
  for (const said of [
    "octopus: Octopus Energy\n",
    "breaker open, asked next at 2026-11-28T08:31:00Z",
    "80.0% of 640 calls answered, in 90 ms (95%: 1400 ms)",
    "newest half hour 5.5 h old (95%: 29.5 h)",
    "128 ranges wait, since 2026-11-28T08:00:00Z",
    "12 running, 1 access-ended",
    "dead letters: 2; see npx halfhourly dead-letters list --source octopus",
    "last fault: not-reached at 2026-11-28T08:30:00Z",
  ])
    assert.ok(out.includes(said), said);
  assert.match((await run(["sources", "status"], { sources: [] })).out, /No supplier is configured/);
  const { out: json } = await run(["sources", "status", "--json"], { sources: [octopus] });
  assert.deepEqual(JSON.parse(json), { sources: [octopus] });
});

test("a review is answered by its code and a case number", async () => {
  const { exitCode, requests } = await run(["sources", "approve", "r/1", "--reference", "case 7"]);
  assert.equal(exitCode, 0);
  assert.deepEqual(
    [requests[0]?.url, requests[0]?.body],
    ["http://127.0.0.1:8480/v1/operator/reviews/r%2F1/approve", '{"reference":"case 7"}'],
  );
  for (const args of [["approve", "r1"], ["refuse", "--reference", "case 7"], ["status-of"], []]) {
    const { exitCode: code, requests: none } = await run(["sources", ...args]);
    assert.deepEqual([code, none], [2, []]);
  }
});

test("dead letters are listed with their reason and tried again by one command", async () => {
  const letter = {
    id: "letter-1",
    source: "octopus",
    stage: "fetch",
    reason: "not-understood",
    at: "2026-11-28T08:30:00Z",
    attempts: 6,
    from: "2026-10-01",
    to: "2026-10-31",
  };
  const listed = await run(["dead-letters", "list", "--source", "octopus"], {
    total: 3,
    deadLetters: [letter],
  });
  assert.equal(listed.requests[0]?.url, "http://127.0.0.1:8480/v1/operator/dead-letters?source=octopus");
  assert.match(
    listed.out,
    /^letter-1 {2}2026-11-28T08:30:00Z {2}octopus fetch: not-understood, 6 attempts, 2026-10-01 to 2026-10-31\n\.\.\. and 2 more\n/,
  );
  assert.match((await run(["dead-letters", "list"], { total: 0, deadLetters: [] })).out, /There are none/);
  const replayed = await run(["dead-letters", "replay", "--id", "letter-1", "--json"], { replayed: 1 });
  assert.equal(replayed.requests[0]?.body, '{"id":"letter-1"}');
  assert.deepEqual(JSON.parse(replayed.out), { replayed: 1 });
  assert.equal((await run(["dead-letters"])).exitCode, 2);
  const refused = await run(
    ["dead-letters", "replay"],
    { code: "operator-token-refused", detail: "No." },
    401,
  );
  assert.equal(refused.exitCode, 4);
});
