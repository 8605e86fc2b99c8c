import assert from "node:assert/strict";
import { createServer } from "node:http";
import { test } from "node:test";
import { silentLog } from "@halfhourly/service-kit";
import { httpServerOptions, keepTimes } from "../src/index.js";

test("a server that was made beforehand keeps the times of the API: a resting connection lasts, an upload may be slow", () => {
  const server = createServer();
  assert.equal(server.keepAliveTimeout, 5_000, "Node's own, which ends a connection as an app asks again");
  keepTimes(server, httpServerOptions(silentLog));
  assert.deepEqual(
    [server.keepAliveTimeout, server.requestTimeout, server.timeout],
    [72_000, 600_000, 120_000],
  );
});
