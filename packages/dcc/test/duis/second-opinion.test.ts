import assert from "node:assert/strict";
import { sign, verify, type BinaryLike, type KeyLike } from "node:crypto";
import { test } from "node:test";
import * as fc from "fast-check";
import { SignedXml } from "xml-crypto";
import { buildRequest } from "../../src/duis/build-request.js";
import { buildResponse, buildSmets1Response } from "../../src/duis/build-response.js";
import { signDuis } from "../../src/duis/sign.js";
import { verifyDuis } from "../../src/duis/verify.js";
import { NOW_MS, party, ringOf, type Party } from "../ring.js";
import { requests, responses, smets1Responses } from "./generated-messages.js";

// What xml-crypto signs we verify, and what we sign it verifies: two canonical forms, two readers of signatures.

const ALWAYS = { notBeforeMs: 0, notAfterMs: Date.UTC(2100, 0) };
const USER = party("90B3D51F30010000", 0x02, "1001", ALWAYS);
const DCC = party("90B3D51F30000002", 0x89, "2002", ALWAYS);
const PROVIDER = party("90B3D51F30000009", 0x89, "3003", ALWAYS);

const ECDSA_SHA256 = "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256";
const EXCLUSIVE = "http://www.w3.org/2001/10/xml-exc-c14n#";
const INCLUSIVE = "http://www.w3.org/TR/2001/REC-xml-c14n-20010315";
const ENVELOPED = "http://www.w3.org/2000/09/xmldsig#enveloped-signature";
const SHA256 = "http://www.w3.org/2001/04/xmlenc#sha256";

test("what we sign xml-crypto verifies, and what is changed afterwards it does not", () => {
  fc.assert(
    fc.property(requests(), responses(), (request, response) => {
      for (const [xml, signer] of [
        [text(signDuis(buildRequest(request), USER)), USER],
        [text(signDuis(buildResponse(response), DCC)), DCC],
      ] as const) {
        assert.equal(isVerifiedByXmlCrypto(xml, signer), true);
        assert.equal(isVerifiedByXmlCrypto(xml.replace("<sr:Body>", "<sr:Body> "), signer), false);
      }
    }),
    { seed: 4, numRuns: 60 },
  );
});

test("what xml-crypto signs we verify", () => {
  fc.assert(
    fc.property(requests(), responses(), (request, response) => {
      const user = { ...USER, certificate: { ...USER.certificate, eui: request.requestId.originator } };
      for (const [xml, signer] of [
        [signedByXmlCrypto(buildRequest(request), user), user],
        [signedByXmlCrypto(buildResponse(response), DCC), DCC],
      ] as const) {
        const read = verifyDuis(Buffer.from(xml), { ring: ringOf(signer), nowMs: NOW_MS });
        assert.equal(read.signer, signer.certificate);
      }
    }),
    { seed: 4, numRuns: 60 },
  );
});

test("both signatures of a SMETS1 answer are verified by xml-crypto, the inner one as a document of its own", () => {
  fc.assert(
    fc.property(smets1Responses(), (response) => {
      const xml = text(signDuis(buildSmets1Response(response, PROVIDER), DCC));
      const inner = /<sr:SMETS1SignedResponse[\s\S]*<\/sr:SMETS1SignedResponse>/.exec(xml)![0];
      assert.equal(isVerifiedByXmlCrypto(inner, PROVIDER), true);
      assert.equal(isVerifiedByXmlCrypto(inner, DCC), false);
      assert.equal(isVerifiedByXmlCrypto(xml, DCC), true);
    }),
    { seed: 4, numRuns: 60 },
  );
});

class EcdsaSha256 {
  getSignature(signedInfo: BinaryLike, key: KeyLike): string {
    return sign("sha256", Buffer.from(String(signedInfo)), keyOf(key)).toString("base64");
  }

  verifySignature(material: string, key: KeyLike, signature: string): boolean {
    return verify("sha256", Buffer.from(material), keyOf(key), Buffer.from(signature, "base64"));
  }

  getAlgorithmName(): string {
    return ECDSA_SHA256;
  }
}

function keyOf(key: KeyLike): { key: string; dsaEncoding: "ieee-p1363" } {
  return { key: String(key), dsaEncoding: "ieee-p1363" };
}

function xmlCrypto(options: ConstructorParameters<typeof SignedXml>[0]): SignedXml {
  const signed = new SignedXml({ implicitTransforms: [INCLUSIVE], ...options });
  signed.SignatureAlgorithms[ECDSA_SHA256] = EcdsaSha256;
  return signed;
}

function isVerifiedByXmlCrypto(xml: string, { certificate }: Party): boolean {
  const signed = xmlCrypto({
    publicCert: certificate.publicKey.export({ type: "spki", format: "pem" }).toString(),
    getCertFromKeyInfo: () => null,
  });
  // The last one is the whole document's own: a SMETS1 answer has another within.
  signed.loadSignature(xml.slice(xml.lastIndexOf("<ds:Signature "), xml.lastIndexOf("</ds:Signature>") + 15));
  try {
    return signed.checkSignature(xml);
  } catch {
    return false;
  }
}

function signedByXmlCrypto(xml: string, { privateKey, certificate }: Party): string {
  const signed = xmlCrypto({
    privateKey: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
    signatureAlgorithm: ECDSA_SHA256,
    canonicalizationAlgorithm: EXCLUSIVE,
    getKeyInfoContent: () =>
      `<ds:X509Data><ds:X509IssuerSerial><ds:X509IssuerName>${certificate.issuer}</ds:X509IssuerName>` +
      `<ds:X509SerialNumber>${certificate.serial}</ds:X509SerialNumber></ds:X509IssuerSerial></ds:X509Data>`,
  });
  signed.addReference({ xpath: "/*", isEmptyUri: true, transforms: [ENVELOPED], digestAlgorithm: SHA256 });
  signed.computeSignature(xml, { prefix: "ds" });
  return signed.getSignedXml();
}

function text(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("utf8");
}
