import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:net";
import { test } from "node:test";
import { connect } from "../src/index.js";

/** One message of PostgreSQL's protocol (3.0, "Message Formats"): its kind, its length with the length itself, its bytes. */
function message(kind: string, body: Buffer): Buffer {
  const head = Buffer.alloc(5);
  head.write(kind, 0, "latin1");
  head.writeInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
}

const authenticationOk = message("R", Buffer.alloc(4));
const readyForQuery = message("Z", Buffer.from("I"));
const fatal = message("E", Buffer.from("SFATAL\0C57P01\0Mterminating connection\0\0"));

test("a server that ends in the very moment in which it gives a connection fails the caller, and not the process", async () => {
  // All in one piece: the driver reads the end before whoever waits for the connection has it.
  const server = createServer((socket) => {
    socket.on("error", () => {});
    socket.once("data", () => socket.end(Buffer.concat([authenticationOk, readyForQuery, fatal])));
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  assert.ok(address !== null && typeof address === "object");
  const database = connect(`postgres://nobody@127.0.0.1:${address.port}/none`);
  await assert.rejects(database.transaction((tx) => tx.query("select 1")));
  await assert.rejects(database.query("select 1"));
  await database.close();
  server.close();
});
