import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test, type TestContext } from "node:test";
import { openPki } from "../src/pki/pki-folder.js";
import type { SimulatedPki } from "../src/pki/simulated-pki.js";
import { pushEndpoint } from "../src/push/push-endpoint.js";

const parent = mkdtempSync(join(tmpdir(), "halfhourly-push-"));
after(() => rmSync(parent, { recursive: true }));
const { pki } = openPki(join(parent, "ours"));
const stranger = openPki(join(parent, "theirs")).pki;

/** An endpoint with the identities of one infrastructure that lets in who is of another; `drop` closes its connections. */
async function endpointOf(
  t: TestContext,
  own: SimulatedPki,
  letsIn: SimulatedPki,
  taken: string[],
): Promise<{ url: string; drop(): void }> {
  const server = createServer(
    {
      key: own.tlsUser.key.export({ type: "pkcs8", format: "pem" }),
      cert: own.tlsUser.certificate.toString(),
      ca: letsIn.tlsRoot.certificate.toString(),
      requestCert: true,
      rejectUnauthorized: true,
    },
    (incoming, outgoing) => {
      let text = "";
      incoming.on("data", (part: Buffer) => (text += part.toString()));
      incoming.on("end", () => {
        taken.push(text);
        outgoing.end();
      });
    },
  );
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return { url: `https://127.0.0.1:${address.port}/`, drop: () => server.closeAllConnections() };
}

test("an endpoint with a certificate of another root gets nothing, and lets nobody of ours in", async (t) => {
  const taken: string[] = [];
  const { url } = await endpointOf(t, stranger, pki, taken);
  const ours = pushEndpoint(pki.tlsGateway, pki.tlsRoot);
  ours.at(url);
  assert.equal(await ours.send(Buffer.from("a")), false);
  const credulous = pushEndpoint(pki.tlsGateway, stranger.tlsRoot);
  credulous.at((await endpointOf(t, stranger, stranger, taken)).url);
  assert.equal(await credulous.send(Buffer.from("b")), false);
  assert.deepEqual(taken, []);
  ours.close();
  credulous.close();
});

test("a kept connection that the other end has closed is no failure", async (t) => {
  const taken: string[] = [];
  const { url, drop } = await endpointOf(t, pki, pki, taken);
  const endpoint = pushEndpoint(pki.tlsGateway, pki.tlsRoot);
  assert.equal(endpoint.isKnown(), false);
  assert.equal(await endpoint.send(Buffer.from("before it is known")), false);
  endpoint.at(url);
  for (const word of ["a", "b", "c"]) {
    assert.ok(await endpoint.send(Buffer.from(word)));
    drop();
  }
  assert.deepEqual(taken, ["a", "b", "c"]);
  endpoint.close();
});
