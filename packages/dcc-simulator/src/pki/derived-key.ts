import { createECDH, createPrivateKey, hkdfSync, type KeyObject } from "node:crypto";

/** The order of P-256 (SEC 2, secp256r1). */
const ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;

/**
 * A P-256 key that depends on the seed and the name only (HKDF-SHA256, 48 bytes, reduced: FIPS 186-5 A.2.1). Whoever knows
 * the seed has it: for devices that do not exist.
 */
export function derivedKey(seed: number, name: string): KeyObject {
  const wide = BigInt(
    `0x${Buffer.from(hkdfSync("sha256", String(seed), "halfhourly simulator", name, 48)).toString("hex")}`,
  );
  const scalar = Buffer.from(((wide % (ORDER - 1n)) + 1n).toString(16).padStart(64, "0"), "hex");
  const curve = createECDH("prime256v1");
  curve.setPrivateKey(scalar);
  const point = curve.getPublicKey();
  return createPrivateKey({
    format: "jwk",
    key: {
      kty: "EC",
      crv: "P-256",
      d: scalar.toString("base64url"),
      x: point.subarray(1, 33).toString("base64url"),
      y: point.subarray(33).toString("base64url"),
    },
  });
}

/** Sixteen bytes that depend on the seed and the name only. */
export function derivedSerial(seed: number, name: string): Uint8Array {
  return new Uint8Array(hkdfSync("sha256", String(seed), "halfhourly simulator serial", name, 16));
}
