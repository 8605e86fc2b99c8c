import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { buildRequest, parseEui } from "@halfhourly/dcc";
import { main } from "../src/index.js";
import { readMessageFile } from "../src/dcc/message-file.js";
import { fakeTerminal } from "./fake-terminal.js";

const bytes = Uint8Array.from([0xdf, 0x09, 0x02, 0x00, 0x01]);

test("a message is told by its content: XML, bytes, hexadecimal as people write it, base64", () => {
  const text = (content: string) => readMessageFile(new TextEncoder().encode(content));
  for (const file of [
    readMessageFile(bytes),
    text("DF09 0200\n01\r\n"),
    text("df09020001"),
    text("0xDF,0x09,0x02,0x00,0x01"),
    text("\ufeffDF:09:02:00:01\r\n"),
    text("'df-09-02-00-01'"),
    readMessageFile(Buffer.from("\ufeffDF 09 02 00 01\r\n", "utf16le")),
    readMessageFile(Buffer.from("\ufeffDF 09 02 00 01\r\n", "utf16le").swap16()),
    text("3wkCAAE=\n"),
    text(' "3wkC&#13;\nAAE="\r\n'),
  ])
    assert.deepEqual(file.form === "gbcs" ? [...file.bytes] : null, [...bytes]);
  assert.equal(text("\ufeff <sr:Response/>").form, "duis");
  assert.equal(readMessageFile(Buffer.from("\ufeff<a/>", "utf16le")).form, "duis");
  // A message whose first byte was changed is told what is wrong with it, like other changed ones.
  assert.equal(text("CF".repeat(20)).form, "gbcs");
  for (const content of ["", "hello", "time,kWh\n", "20260101", "deed"])
    assert.throws(() => text(content), { code: "not-dcc", exitCode: 2 }, content);
  for (const content of ["DF0", "DD 00 00 0", `${"CF".repeat(20)}C`])
    assert.throws(() => text(content), { code: "gbcs-malformed", exitCode: 1 }, content);
});

test("a refused document tells what it says that it is, marked as not verified", async () => {
  const [originator, target] = [parseEui("90B3D51F30990000")!, parseEui("00DB1234567890B0")!];
  const unsigned = buildRequest({
    requestId: { originator, target, counter: 7n },
    body: { kind: "read-tariff" },
  });
  const refusalOf = async (xml: string) => {
    const { terminal, written } = fakeTerminal({ files: { f: new TextEncoder().encode(xml) } });
    assert.equal(await main(["dcc", "verify", "f", "--json"], terminal), 1);
    return JSON.parse(written.out);
  };
  const { error, notVerified } = await refusalOf(unsigned);
  assert.equal(error.code, "signature-missing");
  assert.deepEqual(notVerified, {
    kind: "request",
    requestId: "90-B3-D5-1F-30-99-00-00:00-DB-12-34-56-78-90-B0:7",
    body: "read-tariff",
  });
  assert.equal((await refusalOf("<a/>")).notVerified, undefined);
});

test("what is missing is said: the deed, the file, the folder of keys", async () => {
  const codeOf = async (...args: readonly string[]) => {
    const { terminal, written } = fakeTerminal({ files: { f: bytes } });
    const exitCode = await main(["dcc", ...args, "--json"], terminal);
    return [exitCode, JSON.parse(written.out).error.code];
  };
  assert.deepEqual(await codeOf(), [2, "deed-needed"]);
  assert.deepEqual(await codeOf("decod", "f"), [2, "deed-needed"]);
  assert.deepEqual(await codeOf("decode"), [2, "file-needed"]);
  assert.deepEqual(await codeOf("verify", "f", "f"), [2, "file-needed"]);
  assert.deepEqual(await codeOf("decode", "f", "--keys", "/no/such/folder"), [2, "keys-unreadable"]);
  assert.deepEqual(await codeOf("decode", "f"), [1, "gbcs-malformed"]);
});

test("a simulator says where it is, whose keys take part and a home to begin with; wrong options are named", async () => {
  const folder = mkdtempSync(join(tmpdir(), "halfhourly-simulator-"));
  const simulate = async (...args: readonly string[]) => {
    const { terminal, written } = fakeTerminal({ dataFolder: folder });
    const exitCode = await main(["dcc", "simulate", "--port", "0", "--json", ...args], terminal);
    return [exitCode, JSON.parse(written.out)];
  };
  const [exitCode, summary] = await simulate("--homes", "12");
  assert.equal(exitCode, 0);
  assert.match(summary.url, /^https:\/\/127\.0\.0\.1:\d+$/);
  assert.equal(summary.homes, 16);
  const codeOf = async (...args: readonly string[]) => {
    const [code, { error }] = await simulate(...args);
    return [code, error.code];
  };
  assert.deepEqual(await codeOf("--homes", "many"), [2, "flag-value-unknown"]);
  assert.deepEqual(await codeOf("--push", "http://127.0.0.1/"), [2, "flag-value-unknown"]);
  assert.deepEqual(await codeOf("--scenarios", "storm"), [2, "scenario-unknown"]);
  rmSync(folder, { recursive: true });
});

test("whoever runs the instance sees how collecting goes, and sends again after a stop", async () => {
  const body = {
    source: "dcc",
    simulated: false,
    stopped: { at: "2026-11-28T03:00:00Z", code: "AD1" },
    collections: { collecting: 3 },
    requests: { answered: 40, planned: 2 },
    answersWaiting: 1,
    daysThatDiffer: 2,
  };
  const files = {
    "/data/instance.json": JSON.stringify({ url: "http://localhost:1", pid: 1 }),
    "/data/operator-token": "secret",
  };
  const { terminal, written, requests } = fakeTerminal({
    files,
    answers: [
      { status: 200, body },
      { status: 200, body: { resumed: true } },
      { status: 200, body: { answers: 12 } },
    ],
  });
  assert.equal(await main(["dcc", "status"], terminal), 0);
  assert.match(
    written.out,
    /STOPPED since 2026-11-28T03:00:00Z: AD1[\s\S]*40 answered, 2 planned[\s\S]*own total: 2\n/,
  );
  assert.equal(await main(["dcc", "resume"], terminal), 0);
  assert.equal(await main(["dcc", "again"], terminal), 2);
  assert.equal(await main(["dcc", "again", "--since", "2026-11-01"], terminal), 0);
  assert.equal(requests.at(-1)?.body, '{"receivedSince":"2026-11-01T00:00:00Z"}');
  assert.deepEqual(
    requests.map(({ method, url }) => `${method} ${url}`),
    [
      "GET http://localhost:1/v1/operator/collection",
      "POST http://localhost:1/v1/operator/collection/resume",
      "POST http://localhost:1/v1/operator/collection/decode-again",
    ],
  );
});
