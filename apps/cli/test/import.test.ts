import assert from "node:assert/strict";
import { test } from "node:test";
import type { ImportJob } from "@halfhourly/contracts";
import { main } from "../src/index.js";
import { fakeTerminal, type Answer, type FakeWorld } from "./fake-terminal.js";

const JOB: ImportJob = {
  id: "import-1",
  meterId: "meter 1",
  state: "waiting",
  createdAt: "2024-02-01T00:00:00Z",
  finishedAt: null,
  daysStored: 0,
  daysTotal: 0,
  inspection: null,
  stored: 0,
  replaced: 0,
  unchanged: 0,
  heldForReview: 0,
  problem: null,
};
const STORING: ImportJob = { ...JOB, state: "storing", daysStored: 31, daysTotal: 60 };
const DONE: ImportJob = {
  ...STORING,
  state: "done",
  daysStored: 60,
  finishedAt: "2024-02-01T00:00:01Z",
  stored: 2800,
  replaced: 3,
  unchanged: 77,
  heldForReview: 1,
};
const RUNNING = {
  "/data/instance.json": JSON.stringify({ url: "http://127.0.0.1:8480/", pid: 4242 }),
  "/data/operator-token": "secret-token\n",
};
const ANSWERS: readonly Answer[] = [
  { status: 202, body: JOB },
  { status: 200, body: STORING },
  { status: 200, body: DONE },
];

async function run(world: FakeWorld, ...more: string[]) {
  const { terminal, written, requests } = fakeTerminal({
    ...world,
    files: { "a.csv": "the bytes", ...world.files },
  });
  const exitCode = await main(["import", "a.csv", "--meter", "meter 1", ...more], terminal);
  return { exitCode, requests, ...written };
}

test("a file goes to the instance of the data folder with its flags and the operator's token, and the job is followed to its end", async () => {
  const { exitCode, out, err, requests } = await run(
    { files: RUNNING, answers: ANSWERS },
    "--fuel",
    "gas",
    "--time-column",
    "when",
  );
  assert.equal(exitCode, 0);
  assert.deepEqual(requests, [
    {
      method: "POST",
      url: "http://127.0.0.1:8480/v1/meters/meter%201/imports?fuel=gas&timeColumn=when",
      authorization: "Bearer secret-token",
      body: "the bytes",
    },
    {
      method: "GET",
      url: "http://127.0.0.1:8480/v1/imports/import-1",
      authorization: "Bearer secret-token",
      body: "",
    },
    {
      method: "GET",
      url: "http://127.0.0.1:8480/v1/imports/import-1",
      authorization: "Bearer secret-token",
      body: "",
    },
  ]);
  assert.match(
    out,
    /2,800 half hours stored, 3 replaced, 77 unchanged, 0 rows rejected, 1 of them held for review\./,
  );
  assert.match(err, /waiting for its turn[^]*storing: 31 of 60 days/);
  assert.doesNotMatch(out + err, /secret-token/);
});

test("--json prints the finished job", async () => {
  const { exitCode, out } = await run({ files: RUNNING, answers: ANSWERS }, "--json");
  assert.equal(exitCode, 0);
  assert.deepEqual(JSON.parse(out), DONE);
});

const NOT_RUNNING: readonly [what: string, world: FakeWorld][] = [
  ["there is no instance file", {}],
  ["the instance file is half written", { files: { ...RUNNING, "/data/instance.json": '{"url":"ht' } }],
  ["its process has ended", { files: RUNNING, alive: false, answers: ANSWERS }],
  ["nothing listens", { files: RUNNING }],
  ["it goes away in the middle", { files: RUNNING, answers: ANSWERS.slice(0, 1) }],
];

for (const [what, world] of NOT_RUNNING) {
  test(`where ${what} the exit code is 3 and npm start is named`, async () => {
    const { exitCode, err } = await run(world);
    assert.equal(exitCode, 3);
    assert.match(err, /no-instance: .*npm start/);
  });
}

test("where the token may not be read the exit code is 3", async () => {
  const { exitCode, err } = await run({
    files: { ...RUNNING, "/data/operator-token": "unreadable" },
    answers: ANSWERS,
  });
  assert.equal(exitCode, 3);
  assert.match(err, /operator-token-missing/);
});

test("what the instance refuses is told with its code, and the exit code is 4", async () => {
  const body = { code: "consent-required", detail: "There is no live consent." };
  const { exitCode, err, out } = await run({ files: RUNNING, answers: [{ status: 403, body }] }, "--json");
  assert.equal(exitCode, 4);
  assert.match(err, /consent-required: There is no live consent\./);
  assert.deepEqual(JSON.parse(out), {
    error: { code: "consent-required", message: "There is no live consent." },
  });
});

test("an answer that is no problem and no import is a refusal too", async () => {
  assert.equal((await run({ files: RUNNING, answers: [{ status: 502, body: "bad gateway" }] })).exitCode, 4);
  assert.equal((await run({ files: RUNNING, answers: [{ status: 202, body: { hello: 1 } }] })).exitCode, 4);
});

test("a file that the job cannot use ends with 2, a consent that ended with 4", async () => {
  const failed = (code: string): ImportJob => ({
    ...DONE,
    state: "failed",
    problem: { code, message: "What to do." },
  });
  const wrong = await run(
    { files: RUNNING, answers: [{ status: 202, body: failed("wrong-fuel") }] },
    "--json",
  );
  assert.equal(wrong.exitCode, 2);
  assert.deepEqual(JSON.parse(wrong.out).error, { code: "wrong-fuel", message: "What to do." });
  assert.equal(JSON.parse(wrong.out).import.state, "failed");
  assert.equal(
    (await run({ files: RUNNING, answers: [{ status: 202, body: failed("consent-withdrawn") }] })).exitCode,
    4,
  );
});
