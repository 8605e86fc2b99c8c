import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { after, describe, test } from "node:test";
import { createLog, silentLog } from "@halfhourly/service-kit";
import { breachedPasswords } from "../src/breached-passwords/index.js";
import { rangeQuery } from "../src/breached-passwords/range-query.js";

const sha1 = (password: string) => createHash("sha1").update(password).digest("hex").toUpperCase();

describe("the shipped list", () => {
  const isBreached = breachedPasswords({ rangeUrl: null, logger: silentLog });

  for (const known of ["password1", "iloveyou1", "PASSWORD1", "football", "Football2024!", "qwertyuiop"])
    test(`${known} is known`, async () => assert.equal(await isBreached(known), true));

  for (const unknown of [
    "amber-cedar-maple-4821",
    "tŷ bach twt yng Nghymru",
    "correct horse battery",
    "zq8!v0pL",
  ])
    test(`${unknown} is not`, async () => assert.equal(await isBreached(unknown), false));
});

describe("a range-query service", async () => {
  let answer: RequestListener = (_request, response) => response.end("");
  const asked: { url: string; padding: unknown }[] = [];
  const server = createServer((request, response) => {
    asked.push({ url: request.url!, padding: request.headers["add-padding"] });
    answer(request, response);
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/range/`;
  after(() => {
    server.closeAllConnections();
    server.close();
  });
  const secret = "a password that only the service knows";
  const digest = sha1(secret);
  const lines = (count: number) =>
    ["0018A45C4D1DEF81644B54AB7F969B88D65:3", `${digest.slice(5)}:${count}`].join("\r\n");

  test("learns five digits of the SHA-1 and nothing else", async () => {
    asked.length = 0;
    answer = (_request, response) => response.end(lines(12));
    assert.equal(await rangeQuery({ url })(secret), true);
    assert.deepEqual(asked, [{ url: `/range/${digest.slice(0, 5)}`, padding: "true" }]);
  });

  test("a padding line is no find, nor is another password's", async () => {
    answer = (_request, response) => response.end(lines(0));
    assert.equal(await rangeQuery({ url })(secret), false);
    answer = (_request, response) => response.end(lines(12));
    assert.equal(await rangeQuery({ url })("another password"), false);
  });

  test("one that fails, redirects, floods or says nothing stops nobody, is logged without the password, and the shipped list still counts", async () => {
    const faults: RequestListener[] = [
      (_request, response) => response.writeHead(503).end(),
      (_request, response) => response.writeHead(302, { location: "https://example.org/" }).end(),
      (_request, response) => response.end("A".repeat(600 * 1024)),
      (request) => request.socket.destroy(),
    ];
    for (const fault of faults) {
      answer = fault;
      const logged: string[] = [];
      const logger = createLog({ level: "warn", name: "server", write: (line) => logged.push(line) });
      const isBreached = breachedPasswords({ rangeUrl: url, logger });
      assert.equal(await isBreached(secret), false);
      assert.equal(logged.length, 1);
      assert.ok(!logged.join().includes(secret) && !logged.join().includes(digest.slice(0, 5)));
      assert.equal(await isBreached("password1"), true);
    }
    answer = () => {};
    await assert.rejects(rangeQuery({ url, timeoutMs: 50 })(secret));
  });
});
