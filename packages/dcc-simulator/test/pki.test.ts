import assert from "node:assert/strict";
import { createPublicKey } from "node:crypto";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { parseEui, readKeystoreFolder } from "@halfhourly/dcc";
import { deviceIdentities } from "../src/pki/device-identities.js";
import { PARTIES, ROLES } from "../src/parties.js";
import { openPki } from "../src/pki/pki-folder.js";

const parent = mkdtempSync(join(tmpdir(), "halfhourly-pki-"));
after(() => rmSync(parent, { recursive: true }));
const folder = join(parent, "pki");
const { pki, files } = openPki(folder);
const DEVICE = parseEui("0248480100000007")!;

test("a folder is made once and used again", () => {
  const again = openPki(folder).pki;
  assert.equal(again.dcc.certificate.serialNumber, pki.dcc.certificate.serialNumber);
  assert.notEqual(
    openPki(join(parent, "other")).pki.dcc.certificate.serialNumber,
    pki.dcc.certificate.serialNumber,
  );
});

test("what the user's side holds is read as a folder of keys without a fault", async () => {
  const { keystore } = openPki(folder);
  const { ring, faults } = await readKeystoreFolder(keystore);
  assert.deepEqual(faults, []);
  for (const use of ["digital-signature", "key-agreement"] as const) {
    assert.equal(ring.certificatesOf(PARTIES.user, use).length, 1);
    assert.equal(ring.privateKeysOf(PARTIES.user, use).length, 1);
  }
  assert.equal(ring.certificatesOf(PARTIES.dcc, "digital-signature")[0]?.role, ROLES.xmlSigner);
  assert.equal(ring.certificatesOf(PARTIES.smets1Provider, "digital-signature").length, 1);
  assert.deepEqual(ring.privateKeysOf(PARTIES.dcc, "digital-signature"), []);
});

test("private keys are for their owner only", () => {
  for (const { key } of Object.values(files)) assert.equal(statSync(key).mode & 0o777, 0o600);
});

test("a folder that lacks a file says so and names it", () => {
  const broken = join(parent, "broken");
  openPki(broken);
  rmSync(openPki(broken).files.userAgreement.key);
  assert.throws(() => openPki(broken), /-ka\.key/);
});

test("certificates chain to their roots and say who and what they are for", () => {
  const { root, issuer, dcc, userAgreement, tlsRoot, tlsGateway } = pki;
  assert.ok(
    issuer.certificate.checkIssued(root.certificate) && issuer.certificate.verify(root.certificate.publicKey),
  );
  assert.ok(dcc.certificate.checkIssued(issuer.certificate));
  assert.ok(dcc.certificate.verify(createPublicKey(issuer.key)));
  assert.match(dcc.certificate.subject, /OU=89/);
  assert.match(userAgreement.certificate.subject, /OU=7F/);
  assert.ok(tlsGateway.certificate.checkIssued(tlsRoot.certificate));
  assert.equal(tlsGateway.certificate.checkIP("127.0.0.1"), "127.0.0.1");
});

test("a device's keys depend on the seed and its EUI only, and its certificates are of those keys", () => {
  const devices = deviceIdentities(1, pki);
  const spki = (seed: number): string =>
    deviceIdentities(seed, pki)
      .certificate(DEVICE, "key-agreement")
      .publicKey.export({ type: "spki", format: "pem" })
      .toString();
  assert.equal(spki(1), spki(1));
  assert.notEqual(spki(1), spki(2));
  for (const use of ["digital-signature", "key-agreement"] as const) {
    const certificate = devices.certificate(DEVICE, use);
    assert.ok(certificate.verify(createPublicKey(pki.issuer.key)));
    assert.ok(certificate.checkPrivateKey(devices.privateKey(DEVICE, use)));
    assert.ok(certificate.raw.includes(Buffer.from(DEVICE, "hex")));
    assert.equal(certificate.serialNumber, deviceIdentities(1, pki).certificate(DEVICE, use).serialNumber);
  }
});
