import assert from "node:assert/strict";
import { X509Certificate } from "node:crypto";
import { readFileSync } from "node:fs";
import { test, type TestContext } from "node:test";
import { buildRequest, parseEui, signDuis, type DuisRequestBody, type Eui } from "@halfhourly/dcc";
import { SLOT_MS } from "@halfhourly/domain";
import * as fc from "fast-check";
import { DAY_MS, meterWhere, NOW, started, type Started } from "./started.js";
import type { TestUser } from "./test-user.js";

const DAY = { fromMs: NOW - DAY_MS, toMs: NOW };
const NOBODY = parseEui("0248480100FFFFFF")!;

async function ready(t: TestContext): Promise<Started & { device: Eui; read: DuisRequestBody }> {
  const all = await started(t);
  const { device } = meterWhere(
    all.simulator,
    (one) => one.generation === "SMETS2" && one.fuel === "electricity",
  );
  return {
    ...all,
    device,
    read: { kind: "read-import-profile", period: DAY, certificate: all.user.certificate },
  };
}

test("each reason has its own code", async (t) => {
  const { simulator, user, device, read } = await ready(t);
  const { displayId } = simulator.home(0);
  const gas = meterWhere(simulator, (one) => one.fuel === "gas" && one.generation === "SMETS2").device;
  const code = async (body: DuisRequestBody, target?: Eui): Promise<string> =>
    (await user.ask(body, target)).code;
  const profile = (part: object): DuisRequestBody => ({ kind: "read-import-profile", period: DAY, ...part });
  assert.equal(await code(read, NOBODY), "E19");
  assert.equal(await code(read, displayId), "E11");
  assert.equal(await code({ kind: "read-export-profile", period: DAY }, gas), "E11");
  assert.equal(await code(profile({}), device), "E57");
  assert.equal(await code(profile({ certificate: Buffer.from("no certificate") }), device), "E57");
  // Ours but for signing; for key agreement but a device's.
  const [signing, agreement] = await certificatesOf(user, device);
  const ours = readFileSync(`${simulator.user.keystore}/${simulator.user.eui}-ds.pem`);
  for (const certificate of [new X509Certificate(ours).raw, signing!, agreement!])
    assert.equal(await code(profile({ certificate }), device), "E57");
  const long = { fromMs: NOW - 32 * DAY_MS, toMs: NOW };
  assert.equal(await code({ ...read, kind: "read-import-profile", period: long }, device), "E60");
  const backwards = { fromMs: NOW, toMs: NOW - SLOT_MS };
  assert.equal(await code({ ...read, kind: "read-import-profile", period: backwards }, device), "E60");
  assert.equal(await code({ kind: "read-inventory", of: { device: NOBODY } }), "E080201");
  assert.equal(
    await code({ kind: "read-inventory", of: { meterPoint: "1100000000006", fuel: "electricity" } }),
    "E080202",
  );
  assert.equal(await code({ kind: "read-schedule", schedule: { scheduleId: "1" } }), "E050201");
  assert.equal(await code({ kind: "read-schedule", schedule: { device } }), "E050202");
  assert.equal(await code({ kind: "delete-schedule", schedule: { scheduleId: "1" } }), "E050301");
  assert.deepEqual(user.pushed, []);
});

test("a request is taken once, and a device's counters only rise", async (t) => {
  const { user, device, read } = await ready(t);
  const send = async (counter: bigint): Promise<string> =>
    codeIn(await user.post(user.signed(read, device, counter)));
  assert.equal(await send(5n), "I99");
  assert.equal(await send(5n), "E50");
  assert.equal(await send(4n), "E50");
  assert.equal(await send(6n), "I99");
});

test("a changed request is not authentic; one signed by nobody known, or for another, is of no user", async (t) => {
  const { simulator, user, device, read } = await ready(t);
  const changed = Buffer.from(user.signed(read, device))
    .toString()
    .replace("<sr:CommandVariant>1<", "<sr:CommandVariant>2<");
  assert.equal(codeIn(await user.post(changed)), "E49");
  const unsigned = buildRequest({
    requestId: { originator: simulator.user.eui, target: device, counter: 9n },
    body: read,
  });
  assert.equal(codeIn(await user.post(unsigned)), "E49");
  const stranger = { ...user.signer, certificate: { ...user.signer.certificate, serial: "12345" } };
  const id = { originator: simulator.user.eui, target: device, counter: 10n };
  assert.equal(
    codeIn(await user.post(signDuis(buildRequest({ requestId: id, body: read }), stranger))),
    "E1",
  );
  const other = { requestId: { ...id, originator: NOBODY }, body: read };
  assert.equal(codeIn(await user.post(signDuis(buildRequest(other), user.signer))), "E1");
});

test("another version of DUIS is refused", async (t) => {
  const { simulator, user, device, read } = await ready(t);
  const requestId = { originator: simulator.user.eui, target: device, counter: 9n };
  const older = buildRequest({ requestId, body: read }).replace('schemaVersion="5.4"', 'schemaVersion="5.2"');
  assert.equal(codeIn(await user.post(signDuis(older, user.signer))), "E55");
});

test("a service has its address", async (t) => {
  const { user, simulator, device, read } = await ready(t);
  assert.equal(codeIn(await user.post(user.signed(read, device), { path: "/non-device" })), "E13");
  const inventory = user.signed({ kind: "read-inventory", of: { device } }, simulator.user.dcc);
  assert.equal(codeIn(await user.post(inventory, { path: "/device" })), "E13");
  assert.equal(
    codeIn(await user.post(user.signed({ kind: "read-inventory", of: { device } }, device))),
    "E13",
  );
  const toDevice = user.signed({ kind: "read-inventory", of: { device } }, device);
  assert.equal(codeIn(await user.post(toDevice, { path: "/" })), "E13");
  const open = user.signed({ kind: "read-inventory", of: { device } }, simulator.user.dcc);
  assert.equal(codeIn(await user.post(open, { path: "/" })), "I0");
});

test("what is no request at all gets a status of HTTP and one word", async (t) => {
  const { user, device, read } = await ready(t);
  const said = async (xml: string | Uint8Array, options?: object): Promise<string> => {
    const { status, body } = await user.post(xml, options);
    return `${status} ${body.toString().trim()}`;
  };
  assert.equal(await said("hello"), "400 not-xml");
  assert.equal(await said('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'), "400 document-type");
  assert.equal(await said("<a/>"), "400 not-duis");
  assert.equal(await said(" ".repeat(300_000)), "413 too-large");
  assert.equal(await said(user.signed(read, device), { contentType: "text/plain" }), "415 content-type");
  assert.equal(await said("", { path: "/elsewhere" }), "404 not-found");
  assert.equal(await said("", { method: "PUT" }), "405 method-not-allowed");
  await assert.rejects(user.post(user.signed(read, device), { anonymous: true }));
});

test("whatever is sent, the gateway answers: a refusal or a status, and nothing is pushed", async (t) => {
  const { simulator, user, device, read } = await ready(t);
  const right = Buffer.from(user.signed(read, device));
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat(right.length - 1), fc.integer({ min: 0, max: 255 })), {
        minLength: 1,
        maxLength: 4,
      }),
      fc.nat(right.length),
      async (changes, cut) => {
        const wrong = Buffer.from(right);
        for (const [at, byte] of changes) wrong[at] = byte;
        for (const xml of [wrong, right.subarray(0, cut), Buffer.from(changes.flat())]) {
          if (xml.equals(right)) continue;
          const { status, body } = await user.post(xml);
          if (status === 200) assert.match(body.toString(), /<sr:ResponseCode>E\d+</);
          else assert.equal(status, 400);
        }
      },
    ),
    { seed: 7, numRuns: 60 },
  );
  await simulator.settled();
  assert.equal(user.pushed.length, 0);
  assert.equal(codeIn(await user.post(right)), "I99");
});

async function certificatesOf(user: TestUser, device: Eui): Promise<Uint8Array[]> {
  const pem = (await user.get(`/smki/certificates/${device}`)).body.toString();
  return pem
    .split(/(?<=END CERTIFICATE-----)\n/)
    .slice(0, 2)
    .map((one) => new X509Certificate(one).raw);
}

function codeIn({ status, body }: { status: number; body: Buffer }): string {
  assert.equal(status, 200, body.toString());
  return /<sr:ResponseCode>(\w+)</.exec(body.toString())![1]!;
}
