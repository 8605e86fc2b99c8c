import assert from "node:assert/strict";
import { test } from "node:test";
import { correlationIdFrom, createLog, silentLog, type LogLevel } from "../src/index.js";

function logInto(level: LogLevel = "info") {
  const lines: string[] = [];
  return { log: createLog({ name: "consumer-api", level, write: (line) => lines.push(line) }), lines };
}

const parsed = (line: string | undefined): Record<string, unknown> => JSON.parse(line ?? "null");

test("a line is one JSON object with time, level, name and message", () => {
  const { log, lines } = logInto();
  log.info({ status: 200 }, "answered");
  const { time, ...rest } = parsed(lines[0]);
  assert.match(String(time), /^\d{4}-\d{2}-\d{2}T.*Z$/);
  assert.deepEqual(rest, { level: "info", name: "consumer-api", status: 200, msg: "answered" });
});

test("lines below the level are not written, and a child's lines carry its fields", () => {
  const { log, lines } = logInto("warn");
  log.info({}, "quiet");
  log.child({ requestId: "r-1" }).error({}, "loud");
  assert.equal(lines.length, 1);
  assert.equal(parsed(lines[0])["requestId"], "r-1");
  silentLog.child({}).error({}, "nothing");
});

test("secrets, bodies, headers and meter points are removed, also further down", () => {
  const { log, lines } = logInto();
  const facts = { password: "hidden-word", meterPoint: "2000027391990", cookie: "hidden-word" };
  log.info(
    {
      ...facts,
      request: { ...facts, headers: { authorization: "hidden-word" } },
      body: { value: "hidden-word" },
    },
    "asked",
  );
  log.child({ user: { token: "hidden-word" } }).info({ "set-cookie": ["hidden-word"] }, "answered");
  assert.doesNotMatch(lines.join(""), /hidden-word|2000027391990/);
  assert.match(lines[0] ?? "", /\[removed\]/);
});

test("a URL loses its query", () => {
  const { log, lines } = logInto();
  log.info({ url: "/v1/usage?date=2024-01-15&meter=m-1#top" }, "asked");
  assert.equal(parsed(lines[0])["url"], "/v1/usage");
});

test("an error is told by kind, code and place, never by its message", () => {
  const { log, lines } = logInto();
  const fault = Object.assign(new TypeError("Key (meter_point)=(2000027391990) already exists"), {
    code: "23505",
  });
  log.error({ err: fault }, "unexpected");
  log.error({ err: "hidden-word" }, "unexpected");
  const err = parsed(lines[0])["err"];
  assert.deepEqual(Object.keys(Object(err)), ["kind", "code", "at"]);
  assert.match(lines[0] ?? "", /"TypeError","code":"23505"/);
  assert.doesNotMatch(lines.join(""), /2000027391990|hidden-word/);
});

test("a well-formed correlation id is kept, anything else is replaced", () => {
  assert.equal(correlationIdFrom("4bf92f35-77b3-4da6"), "4bf92f35-77b3-4da6");
  for (const offered of [undefined, "", "short", "a\nforged line", "x".repeat(65), ["4bf92f35-77b3-4da6"]]) {
    assert.match(correlationIdFrom(offered), /^[0-9a-f-]{36}$/);
  }
});
