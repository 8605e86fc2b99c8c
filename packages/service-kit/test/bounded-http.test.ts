import assert from "node:assert/strict";
import { createServer, type RequestListener } from "node:http";
import { test } from "node:test";
import { boundedHttp, NoAnswer, type HttpAnswer } from "../src/index.js";

const never = new AbortController().signal;

/** One request to a server that answers so. */
async function asked(answer: RequestListener, timeoutMs = 5_000): Promise<HttpAnswer> {
  const server = createServer(answer);
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const address = server.address();
  assert.ok(address !== null && typeof address === "object");
  try {
    const http = boundedHttp({ timeoutMs, mostBytes: 1_000 });
    return await http(
      { method: "GET", url: `http://127.0.0.1:${address.port}/`, headers: { accept: "text/csv" } },
      never,
    );
  } finally {
    server.closeAllConnections();
    await new Promise<void>((done) => server.close(() => done()));
  }
}

test("an answer is told whole, whatever its status, and a redirect is told and not followed", async () => {
  const answer = await asked((request, response) => {
    response.writeHead(302, { location: "/elsewhere", "X-Accepted": request.headers.accept });
    response.end("moved");
  });
  assert.equal(answer.status, 302);
  assert.equal(answer.headers["x-accepted"], "text/csv");
  assert.equal(new TextDecoder().decode(answer.bytes), "moved");
});

const TROUBLE: readonly [what: string, answer: RequestListener, code: NoAnswer["code"]][] = [
  ["silence", () => {}, "not-in-time"],
  ["a body that stops", (_, response) => void response.write("half"), "not-in-time"],
  ["a closed connection", (request) => void request.destroy(), "not-reached"],
  ["more than is read", (_, response) => void response.end("a".repeat(1_001)), "too-long"],
  ["a body without end", (_, response) => void endlessly(() => response.write("a".repeat(500))), "too-long"],
];
for (const [what, answer, code] of TROUBLE)
  test(`${what} is ${code}`, () =>
    assert.rejects(
      asked(answer, code === "not-in-time" ? 100 : 5_000),
      (fault) => fault instanceof NoAnswer && fault.code === code && !fault.message.includes("127.0.0.1"),
    ));

function endlessly(write: () => void): void {
  setInterval(write, 1).unref();
}
