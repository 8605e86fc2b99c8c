import assert from "node:assert/strict";
import { createDecipheriv, createHash, createPrivateKey, diffieHellman, X509Certificate } from "node:crypto";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { sharedData } from "./shared-data.js";

const SET = sharedData("dcc");
const skip = SET === null ? "the shared data is not there" : false;

/** The totals that the other tests pin, found with nothing of ours: one cipher, cut at the places that the layout facts name. */
describe("totals of the reference test data set, by another way", () => {
  it("real data: electricity half hours", { skip }, () => {
    const content = decrypted("ECS22b_4.8.1_SINGLE_SUCCESS_RESPONSE", "00db1234567890a0", 0x1a3);
    assert.equal(
      sum(content, /1c3[567].{4}(.{8})/g, (hex) => Number.parseInt(hex, 16)),
      5632,
    );
  });

  it("real data: electricity by day", { skip }, () => {
    const content = decrypted("ECS66_4.17_SUCCESS_RESPONSE", "00db1234567890a0", 0x39);
    assert.equal(
      sum(content, /1c[01].{5}(.{8})/g, (hex) => Number.parseInt(hex, 16)),
      587,
    );
  });

  it("real data: export, in the clear", { skip }, () => {
    const content = vector("ECS22a_4.8.3_SUCCESS_RESPONSE").toString("hex");
    const wh = sum(content, /1bb[ef].{4}(.{8}).{8}/g, (hex) => Number.parseInt(hex, 16));
    const varh = sum(content, /1bb[ef].{4}.{8}(.{8})/g, (hex) => Number.parseInt(hex, 16));
    assert.deepEqual([wh, varh], [6521, 4542]);
  });

  it("real data: gas half hours, least byte first", { skip }, () => {
    const content = decrypted("GCS17_4.8.1_SUCCESS_RESPONSE", "00db1234567890a1", 0x13f);
    const samples = content.slice("000080a7341c0008076100".length);
    assert.equal(samples.length, 97 * 6);
    const value = (hex: string): number => Number.parseInt(hex.match(/../g)!.toReversed().join(""), 16);
    assert.equal(sum(samples, /(.{6})/g, value), 820_328_680);
  });
});

function sum(hex: string, pattern: RegExp, value: (hex: string) => number): number {
  return [...hex.matchAll(pattern)].reduce((total, [, field]) => total + value(field!), 0);
}

function vector(name: string): Buffer {
  return Buffer.from(readFileSync(`${SET}/gbcs/${name}_GBCS.HEX`, "utf8").trim(), "hex");
}

/** The encrypted part of the answer to the supplier of the set, `length` bytes with its header and code, as hexadecimal. */
function decrypted(name: string, device: string, length: number): string {
  const bytes = vector(name);
  const header = bytes.indexOf("df0902", "hex");
  const counter = bytes.subarray(header + 3, header + 11);
  const originator = bytes.subarray(header + 12, header + 20);
  const recipient = bytes.subarray(header + 21, header + 29);
  const jwks: Record<string, Record<string, string>> = JSON.parse(
    readFileSync(`${SET}/keystore/test-keys.jwk.json`, "utf8"),
  );
  const secret = diffieHellman({
    privateKey: createPrivateKey({ key: jwks["90b3d51f30010000-ka"]!, format: "jwk" }),
    publicKey: new X509Certificate(readFileSync(`${SET}/keystore/${device}-ka.pem`)).publicKey,
  });
  const key = createHash("sha256")
    .update("00000001", "hex")
    .update(secret)
    .update("60857406080300", "hex")
    .update(originator)
    .update("0904", "hex")
    .update(counter)
    .update(recipient)
    .digest()
    .subarray(0, 16);
  const start = bytes.indexOf("3100000000", "hex");
  const part = bytes.subarray(start + 5, start + length);
  const vectorBytes = Buffer.concat([originator, Buffer.alloc(4)]);
  const decipher = createDecipheriv("aes-128-gcm", key, vectorBytes, { authTagLength: 12 });
  decipher.setAAD(Buffer.from([0x31])).setAuthTag(part.subarray(-12));
  return Buffer.concat([decipher.update(part.subarray(0, -12)), decipher.final()]).toString("hex");
}
