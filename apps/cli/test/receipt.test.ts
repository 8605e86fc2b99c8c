import assert from "node:assert/strict";
import { test } from "node:test";
import { calculateJwkThumbprint, CompactSign, exportJWK, generateKeyPair } from "jose";
import { main } from "../src/index.js";
import { fakeTerminal } from "./fake-terminal.js";

const receipt = {
  record_id: "consent-1",
  pii_principal_id: "home-1",
  pii_processing: [{ purpose_description: "Show readings", fuel: "gas", pii_categories: ["Readings"] }],
  parties: [{ party_name: "An instance", party_url: "https://energy.example.org" }],
  events: [{ event_type: "explicitly given", event_time: "2026-11-26T12:00:00.000Z", notice: "viewing-1" }],
  consent_state: "granted",
  valid_until: "2027-11-26",
};
const certificate = {
  case_id: "case-1",
  kind: "account-closed",
  closed_at: "2026-11-26T12:01:00.000Z",
  owners: [
    {
      owner: "ingestion",
      answered_at: "2026-11-26T12:00:30.000Z",
      removed: { "table ingestion.day_block": 365 },
      kept: [{ place: "table ingestion.audit_entry", why: "proof" }],
    },
  ],
};

async function newKey() {
  const { publicKey, privateKey } = await generateKeyPair("ES256");
  const jwk = await exportJWK(publicKey);
  const kid = await calculateJwkThumbprint(jwk);
  return { privateKey, kid, jwk: { ...jwk, kid, alg: "ES256", use: "sig" } };
}

const key = await newKey();
const other = await newKey();

async function signed(typ: string, payload: object, { privateKey, kid } = key): Promise<string> {
  return new CompactSign(new TextEncoder().encode(JSON.stringify(payload)))
    .setProtectedHeader({ alg: "ES256", typ, kid })
    .sign(privateKey);
}

const file = JSON.stringify({
  kind: "consent-receipt",
  signed: await signed("consent-receipt", receipt),
  keys: [key.jwk, other.jwk],
});
const published = JSON.stringify({ keys: [other.jwk, key.jwk] });

async function verify(files: Record<string, string>, ...flags: readonly string[]) {
  const { terminal, written, requests } = fakeTerminal({ files });
  const exitCode = await main(["receipt", "verify", "r.json", ...flags], terminal);
  assert.equal(requests.length, 0, "it is offline");
  return { exitCode, ...written };
}

test("with the published keys it says what was agreed, when and by which key", async () => {
  const { exitCode, out, err } = await verify(
    { "r.json": file, "keys.json": published },
    "--keys",
    "keys.json",
  );
  assert.equal(exitCode, 0, err);
  assert.match(out, /^Consent receipt: as it was signed\.$/m);
  assert.match(out, /^For what: +Show readings$/m);
  assert.match(out, /2026-11-26T12:00:00\.000Z {2}explicitly given, notice viewing-1/);
  assert.ok(out.includes(`Signed by the key ${key.kid}`));
  assert.doesNotMatch(out, /not who signed/);
});

test("without them it proves integrity, says that it is not origin, and prints the thumbprint to compare", async () => {
  const { exitCode, out } = await verify({ "r.json": file });
  assert.equal(exitCode, 0);
  assert.match(out, /not who signed it/);
  assert.ok(out.includes(key.kid));
  const asJson = JSON.parse((await verify({ "r.json": file }, "--json")).out);
  assert.deepEqual(
    [asJson.verified, asJson.proves, asJson.type, asJson.keyThumbprint, asJson.document.record_id],
    [true, "integrity", "consent-receipt", key.kid, "consent-1"],
  );
});

test("an erasure certificate is told by its type, also as the bare text", async () => {
  const bare = await signed("erasure-certificate", certificate);
  const { exitCode, out } = await verify(
    { "r.json": `${bare}\n`, "keys.json": published },
    "--keys",
    "keys.json",
  );
  assert.equal(exitCode, 0);
  assert.match(out, /^Erasure certificate: as it was signed\.$/m);
  assert.match(out, /365 from table ingestion\.day_block/);
  assert.match(out, /kept: table ingestion\.audit_entry \(proof\)/);
});

test("a change of any one character of the file is found", async () => {
  let verified = 0;
  for (let at = 0; at < file.length; at += 1) {
    const swapped = file[at] === "A" ? "B" : "A";
    const { exitCode } = await verify({ "r.json": `${file.slice(0, at)}${swapped}${file.slice(at + 1)}` });
    if (exitCode === 0) verified += 1;
  }
  // "alg", "use" and their values in the key list name no secret and sign nothing: they are not part of the proof.
  const unproved = (JSON.stringify({ alg: "ES256", use: "sig" }).length + 1) * 2;
  assert.ok(verified <= unproved, `${verified} of ${file.length} changes were not found`);
  const { signed: proof } = JSON.parse(file);
  for (let at = 0; at < proof.length; at += 1) {
    const swapped = proof[at] === "A" ? "B" : "A";
    const changed = `${proof.slice(0, at)}${swapped}${proof.slice(at + 1)}`;
    const { exitCode } = await verify({ "r.json": file.replace(proof, changed) });
    assert.notEqual(exitCode, 0, `character ${at} of the signed text`);
  }
});

const refused: readonly [
  name: string,
  files: Record<string, string>,
  flags: string[],
  code: string,
  exit: number,
][] = [
  [
    "another key's signature",
    { "r.json": file, "k.json": JSON.stringify({ keys: [other.jwk] }) },
    ["--keys", "k.json"],
    "key-unknown",
    1,
  ],
  [
    "a key that pretends to be another",
    { "r.json": file, "k.json": JSON.stringify({ keys: [{ ...other.jwk, kid: key.kid }] }) },
    ["--keys", "k.json"],
    "signature-wrong",
    1,
  ],
  [
    "a document of another type",
    { "r.json": JSON.stringify({ ...JSON.parse(file), signed: await signed("JWT", receipt) }) },
    [],
    "signature-wrong",
    1,
  ],
  [
    "a certificate called a receipt",
    {
      "r.json": JSON.stringify({
        ...JSON.parse(file),
        signed: await signed("erasure-certificate", certificate),
      }),
    },
    [],
    "signature-wrong",
    1,
  ],
  ["a signed text without keys", { "r.json": JSON.parse(file).signed }, [], "keys-needed", 2],
  ["something else", { "r.json": "a,b\n1,2" }, [], "not-a-receipt", 2],
  ["keys that are none", { "r.json": file, "k.json": "[]" }, ["--keys", "k.json"], "not-a-key-set", 2],
  ["no such file", {}, [], "file-not-found", 2],
];

for (const [name, files, flags, code, exit] of refused) {
  test(`${name} is refused as ${code}`, async () => {
    const { exitCode, out, err } = await verify(files, ...flags);
    assert.equal(exitCode, exit);
    assert.equal(out, "");
    assert.match(err, new RegExp(`^${code}: `));
  });
}

test("`alg: none` is no signature", async () => {
  const header = Buffer.from(JSON.stringify({ alg: "none", typ: "consent-receipt", kid: key.kid })).toString(
    "base64url",
  );
  const payload = Buffer.from(JSON.stringify(receipt)).toString("base64url");
  const { exitCode } = await verify({
    "r.json": JSON.stringify({ ...JSON.parse(file), signed: `${header}.${payload}.AA` }),
  });
  assert.equal(exitCode, 1);
});
