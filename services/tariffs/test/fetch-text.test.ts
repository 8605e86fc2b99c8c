import assert from "node:assert/strict";
import { mkdtemp, rm, truncate, writeFile } from "node:fs/promises";
import { createServer, type RequestListener } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, test } from "node:test";
import { boundedHttp } from "@halfhourly/service-kit";
import { feedSource } from "../src/index.js";
import type { SourceCall } from "../src/sources/port.js";
import { StatementFault } from "../src/sources/statement-fault.js";
import { documentOf } from "./market.js";

const feed = JSON.stringify({
  format: "halfhourly-tariff-feed-1",
  provider: "Larkspur Energy",
  asOf: "2026-11-29T06:00:00Z",
  tariffs: [documentOf()],
});

const call = (timeoutMs = 5_000): SourceCall => ({
  http: boundedHttp({ timeoutMs, mostBytes: 100_000 }),
  signal: new AbortController().signal,
  nowMs: Date.UTC(2026, 10, 29, 12),
  held: async () => null,
  wait: async () => {},
});
const fetched = (place: Parameters<typeof feedSource>[0]["place"], timeoutMs?: number) =>
  feedSource({ name: "larkspur", title: "Larkspur", place, atMinute: null }).fetch(call(timeoutMs));

async function served(answer: RequestListener, timeoutMs?: number) {
  const server = createServer(answer);
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const address = server.address();
  assert.ok(address !== null && typeof address === "object");
  try {
    return await fetched({ url: `http://127.0.0.1:${address.port}/feed?key=secret` }, timeoutMs);
  } finally {
    server.closeAllConnections();
    await new Promise<void>((done) => server.close(() => done()));
  }
}

describe("a feed at an address", () => {
  test("is read, also behind redirects within the same host", async () => {
    const statement = await served((request, response) => {
      if (request.url?.startsWith("/feed")) response.writeHead(302, { location: "/elsewhere" }).end();
      else response.end(feed);
    });
    assert.equal(statement.tariffs.length, 1);
  });

  const TROUBLE: readonly [what: string, answer: RequestListener, code: string, timeoutMs?: number][] = [
    [
      "another host",
      (_, response) => void response.writeHead(302, { location: "http://127.0.0.2/" }).end(),
      "not-there",
    ],
    [
      "https left",
      (_, response) => void response.writeHead(302, { location: "ftp://127.0.0.1/" }).end(),
      "not-there",
    ],
    [
      "redirects without end",
      (_, response) => void response.writeHead(302, { location: "/feed" }).end(),
      "not-there",
    ],
    ["no such page", (_, response) => void response.writeHead(404).end(), "not-there"],
    ["no access", (_, response) => void response.writeHead(401).end(), "not-there"],
    ["too often", (_, response) => void response.writeHead(429, { "retry-after": "60" }).end(), "slow-down"],
    ["a fault of its own", (_, response) => void response.writeHead(503).end(), "not-reached"],
    ["silence", () => {}, "not-reached", 100],
    ["a body that stops", (_, response) => void response.write(feed.slice(0, 50)), "not-reached", 100],
    [
      "a body cut short",
      (_, response) => {
        response.writeHead(200, { "content-length": String(feed.length) });
        response.write(feed.slice(0, -10), () => response.destroy());
      },
      "not-reached",
    ],
    ["too much", (_, response) => void response.end(feed + " ".repeat(100_000)), "not-understood"],
    ["garbage", (_, response) => void response.end(Buffer.from([0xff, 0xfe, 0x00])), "not-understood"],
    ["a page", (_, response) => void response.end("<!doctype html>"), "not-understood"],
  ];
  for (const [what, answer, code, timeoutMs] of TROUBLE)
    test(`${what} is ${code}, and no address is told`, () =>
      assert.rejects(
        served(answer, timeoutMs),
        (fault) =>
          fault instanceof StatementFault && fault.code === code && !/secret|127\.0/.test(fault.message),
      ));
});

test("a feed in a file is read; one that is not there, or far too long, is a fault", async () => {
  const folder = await mkdtemp(join(tmpdir(), "halfhourly-feed-"));
  const path = join(folder, "feed.json");
  try {
    await assert.rejects(fetched({ path }), { code: "not-reached" });
    await writeFile(path, feed);
    assert.equal((await fetched({ path })).tariffs.length, 1);
    await truncate(path, 65_000_000);
    await assert.rejects(fetched({ path }), { code: "not-understood" });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
