import assert from "node:assert/strict";
import { test } from "node:test";
import { main } from "../src/index.js";
import { fakeTerminal, type FakeWorld } from "./fake-terminal.js";

const running = {
  "/data/instance.json": JSON.stringify({ url: "http://127.0.0.1:8480", pid: 1 }),
  "/data/operator-token": "secret",
};

async function command(args: readonly string[], world: FakeWorld) {
  const { terminal, written, requests } = fakeTerminal({ files: running, ...world });
  return { exitCode: await main(args, terminal), ...written, requests };
}
const run = (args: readonly string[], world: FakeWorld = {}) => command(["role", ...args], world);

test("gives a role through the running instance; the address is in the body and in nothing that is printed", async () => {
  const answers = [{ status: 200, body: { accountId: "a-1", role: "support" } }];
  const { exitCode, out, err, requests } = await run(["support", "--email", "sue@example.org"], { answers });
  assert.equal(exitCode, 0);
  assert.match(out, /of support now/);
  assert.deepEqual(requests, [
    {
      method: "POST",
      url: "http://127.0.0.1:8480/v1/operator/roles",
      authorization: "Bearer secret",
      body: JSON.stringify({ email: "sue@example.org", role: "support" }),
    },
  ]);
  assert.ok(!(out + err).includes("sue@"));
});

test("what is missing or wrong is said, and nothing is asked", async () => {
  for (const [args, said] of [
    [[], /role-needed/],
    [["suport", "--email", "x@example.org"], /Did you mean support/],
    [["support"], /email-needed/],
  ] as const) {
    const { exitCode, err, requests } = await run(args);
    assert.equal(exitCode, 2);
    assert.match(err, said);
    assert.deepEqual(requests, []);
  }
});

test("what the instance refuses is told with its reason and exit code 4", async () => {
  const answers = [
    { status: 409, body: { code: "has-meters", detail: "This account has meters of a home." } },
  ];
  const { exitCode, err } = await run(["administrator", "--email", "x@example.org"], { answers });
  assert.equal(exitCode, 4);
  assert.match(err, /has-meters: This account has meters/);
});

test("feedback is printed without letting it write to the terminal", async () => {
  const one = { id: "f", sentAt: "2026-11-28T08:00:00Z", screen: "home", device: "web", appVersion: "1" };
  const answers = [{ status: 200, body: { feedback: [{ ...one, message: "red \u001b[31m\nsecond line" }] } }];
  const { exitCode, out } = await command(["feedback"], { answers });
  assert.equal(exitCode, 0);
  assert.equal(out, "2026-11-28T08:00:00Z  home, web, version 1\nred \u{fffd}[31m\nsecond line\n");
});
