import assert from "node:assert/strict";
import { describe, it } from "node:test";
import * as fc from "fast-check";
import { CertificateFault, keyRingOf, readCertificate } from "../src/index.js";
import { makeCertificate, OIDS, pemOf, type CertificateWish } from "./certificate-maker.js";

const EUI = "90b3d51f30990000";

const ORGANISATION: CertificateWish = {
  serial: 0xfedcba9876543210fedcba9876543210n,
  issuer: [
    [OIDS.organisationalUnit, "07"],
    [OIDS.commonName, "Z1"],
  ],
  subject: [[OIDS.organisationalUnit, "89"]],
  organisationEui: EUI,
  usage: 0x80,
};
const DEVICE: CertificateWish = { ...ORGANISATION, subject: [], deviceEui: EUI, usage: 0x08 };

const certificateOf = (wish: Partial<CertificateWish>, base = ORGANISATION) =>
  readCertificate(makeCertificate({ ...base, ...wish }).der);

describe("certificates", () => {
  it("an organisation's: who, which role, for what, from when to when", () => {
    const { der } = makeCertificate(ORGANISATION);
    for (const form of [der, pemOf(der)]) {
      const { publicKey, ...read } = readCertificate(form);
      assert.equal(publicKey.asymmetricKeyType, "ec");
      assert.deepEqual(read, {
        serial: ORGANISATION.serial.toString(),
        issuer: "CN=Z1,OU=07",
        eui: "90B3D51F30990000",
        role: 0x89,
        use: "digital-signature",
        notBeforeMs: Date.UTC(2016, 3, 6),
        notAfterMs: Date.UTC(9999, 11, 31, 23, 59, 59),
      });
    }
  });

  it("a device's has no subject: its id is the serial number of its hardware module", () => {
    const { organisationEui: _, ...wish } = DEVICE;
    const { eui, role, use } = readCertificate(makeCertificate(wish).der);
    assert.deepEqual([eui, role, use], ["90B3D51F30990000", null, "key-agreement"]);
  });

  it("the role is hexadecimal, but for the one certificate that writes 137", () => {
    const roleOf = (text: string) => certificateOf({ subject: [[OIDS.organisationalUnit, text]] }).role;
    assert.deepEqual([roleOf("02"), roleOf("10"), roleOf("8a"), roleOf("137")], [2, 0x10, 0x8a, 0x89]);
    assert.throws(() => roleOf("138"), CertificateFault);
    assert.throws(() => roleOf("supplier"), CertificateFault);
  });

  it("the issuer is written as RFC 4514 has it: last first, and what means something else escaped", () => {
    const issuer = [
      [OIDS.organisation, 'A, B+C; "D"'],
      [OIDS.commonName, "#1 "],
    ] as const;
    assert.equal(certificateOf({ issuer }).issuer, 'CN=\\#1\\ ,O=A\\, B\\+C\\; \\"D\\"');
  });

  it("what is not one of the key infrastructure's is refused", () => {
    const { organisationEui: _, ...nobody } = ORGANISATION;
    assert.throws(() => readCertificate(makeCertificate(nobody).der), /EUI-64/);
    assert.throws(() => certificateOf({ organisationEui: "90b3d51f3099" }), /EUI-64/);
    assert.throws(() => certificateOf({ usage: 0x88 }), /key usage/);
    assert.throws(() => certificateOf({ usage: 0x20 }), /key usage/);
    assert.throws(() => certificateOf({ usage: 0x84 }), /authority/);
    assert.throws(() => certificateOf({ curve: "secp384r1" }), /P-256/);
    assert.throws(() => readCertificate("no certificate"), /neither PEM nor DER/);
  });

  it("whatever is wrong with the bytes, the fault is a fault of the certificate", () => {
    const { der } = makeCertificate(DEVICE);
    fc.assert(
      fc.property(
        fc.nat({ max: der.length - 1 }),
        fc.integer({ min: 0, max: 255 }),
        fc.boolean(),
        (at, byte, isCut) => {
          const changed = isCut ? der.subarray(0, at) : Buffer.from(der);
          if (!isCut) changed[at] = byte;
          try {
            readCertificate(changed);
          } catch (fault) {
            assert.ok(fault instanceof CertificateFault, String(fault));
          }
        },
      ),
      { seed: 4, numRuns: 1500 },
    );
  });

  it("a ring gives a party's certificates, newest first, and only that party's", () => {
    const old = { ...certificateOf({}), serial: "1", notBeforeMs: 1 };
    const newer = { ...certificateOf({}), serial: "2", notBeforeMs: 2 };
    const other = { ...certificateOf({ usage: 0x08 }), serial: "3" };
    const ring = keyRingOf({ certificates: [old, newer, other] });
    const serials = (use: "digital-signature" | "key-agreement") =>
      ring.certificatesOf(old.eui, use).map(({ serial }) => serial);
    assert.deepEqual([serials("digital-signature"), serials("key-agreement")], [["2", "1"], ["3"]]);
    assert.equal(ring.certificate("2"), newer);
    assert.equal(ring.certificate("4"), null);
    assert.deepEqual(ring.privateKeysOf(old.eui, "key-agreement"), []);
  });
});
