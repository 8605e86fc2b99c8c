import assert from "node:assert/strict";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, it } from "node:test";
import { describeKeystoreFaults, readKeystoreFolder } from "../src/index.js";
import { makeCertificate, OIDS, pemOf, type CertificateWish } from "./certificate-maker.js";
import { sharedData } from "./shared-data.js";

const KEYSTORE = sharedData("dcc/keystore");
const skip = KEYSTORE === null ? "the shared data is not there" : false;

const EUI = "90b3d51f30990000";
const WISH: CertificateWish = { serial: 5n, issuer: [], subject: [], organisationEui: EUI, usage: 0x80 };

describe("a folder of keys", () => {
  it("certificates by any name, private keys by EUI and use; what cannot be used is named, each with its reason", async () => {
    const signing = makeCertificate(WISH);
    const agreement = makeCertificate({ ...WISH, serial: 6n, usage: 0x08 });
    const pkcs8 = signing.privateKey.export({ type: "pkcs8", format: "pem" });
    const jwks = { note: "for people", [`${EUI}-pp-ka`]: agreement.privateKey.export({ format: "jwk" }) };
    const folder = await folderOf({
      "any name.pem": pemOf(signing.der) + pemOf(agreement.der),
      [`${EUI}.der`]: signing.der,
      [`${EUI}-ds.key`]: pkcs8,
      "keys.jwk.json": JSON.stringify(jwks),
      "README.txt": "left alone",
      "broken.pem": "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----",
      "empty.cer": "",
      "secret.pem": pkcs8,
      "nobody.key": pkcs8,
      [`${EUI}-ka.key`]: "no key",
      "broken.jwk.json": "{",
      "partly.jwk.json": JSON.stringify({
        [`${EUI}-ka`]: agreement.privateKey.export({ format: "jwk" }),
        "no-name": {},
      }),
    });
    try {
      await mkdir(join(folder, "folder.pem"));
      const { ring, certificates, privateKeys, faults } = await readKeystoreFolder(folder);
      assert.deepEqual(certificates.map(({ serial }) => serial).sort(), ["5", "5", "6"]);
      const [eui] = certificates.map((certificate) => certificate.eui);
      assert.equal(privateKeys.length, 3);
      assert.equal(ring.privateKeysOf(eui!, "digital-signature").length, 1);
      assert.equal(ring.privateKeysOf(eui!, "key-agreement").length, 2);
      assert.deepEqual(faults.map(({ file }) => file).sort(), [
        `${EUI}-ka.key`,
        "broken.jwk.json",
        "broken.pem",
        "empty.cer",
        "folder.pem",
        "nobody.key",
        "partly.jwk.json",
        "secret.pem",
      ]);
      assert.match(describeKeystoreFaults(faults), /partly\.jwk\.json: entry 2: a private key is named/);
      assert.match(describeKeystoreFaults(faults), /nobody\.key: a private key is named EUI-ds or EUI-ka/);
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it("tells who makes the codes of commands, where that party's own key is here", async () => {
    const wish: CertificateWish = { ...WISH, subject: [[OIDS.organisationalUnit, "04"]], usage: 0x08 };
    const { der, privateKey } = makeCertificate(wish);
    const key = privateKey.export({ type: "pkcs8", format: "pem" });
    const brokerIn = async (files: Readonly<Record<string, string | Buffer>>) => {
      const folder = await folderOf(files);
      const { accessControlBroker } = await readKeystoreFolder(folder);
      await rm(folder, { recursive: true });
      return accessControlBroker;
    };
    assert.equal(await brokerIn({ "broker.der": der, [`${EUI}-ka.key`]: key }), EUI.toUpperCase());
    assert.equal(await brokerIn({ "broker.der": der }), null);
    const other = makeCertificate({ ...wish, subject: [[OIDS.organisationalUnit, "02"]] }).der;
    assert.equal(await brokerIn({ "supplier.der": other, [`${EUI}-ka.key`]: key }), null);
  });

  it("real data: every file of the keystore is read", { skip }, async () => {
    const { certificates, privateKeys, faults } = await readKeystoreFolder(KEYSTORE!);
    assert.deepEqual(faults, []);
    const lines = certificates.map(({ eui, role, use, issuer }) => `${eui} ${role} ${use} ${issuer}`);
    assert.deepEqual(lines.sort(), [
      "00DB1234567890A0 null digital-signature CN=E357",
      "00DB1234567890A0 null key-agreement CN=E357",
      "00DB1234567890A1 null digital-signature CN=E357",
      "00DB1234567890A1 null key-agreement CN=E357",
      "90B3D51F30000002 137 digital-signature CN=Z1,OU=07",
      "90B3D51F30000002 137 digital-signature CN=Z1,OU=07",
      "90B3D51F30010000 2 digital-signature CN=Z1,OU=07",
      "90B3D51F30010000 2 key-agreement CN=Z1,OU=07",
      "90B3D51F30010000 2 key-agreement CN=Z1,OU=07",
      "90B3D51F30020000 3 digital-signature CN=Z1,OU=07",
      "90B3D51F30020000 3 key-agreement CN=Z1,OU=07",
    ]);
    assert.equal(privateKeys.length, 5);
  });
});

async function folderOf(files: Readonly<Record<string, string | Buffer>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "halfhourly-keys-"));
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
  return folder;
}
