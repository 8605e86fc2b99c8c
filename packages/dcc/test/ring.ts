import { generateKeyPairSync, type KeyObject } from "node:crypto";
import type { HeldCertificate, KeyRing } from "../src/certificates/key-ring.js";
import { parseEui, type Eui } from "../src/eui.js";
import type { Signer } from "../src/xml/sign.js";

/** A party with a key of its own, made for a test. */
export interface Party extends Signer {
  readonly privateKey: KeyObject;
  readonly certificate: HeldCertificate;
}

export const NOW_MS = Date.UTC(2026, 5, 1, 12);

export const USER = party("90B3D51F30010000", 0x02, "1001");
export const DCC = party("90B3D51F30000002", 0x89, "2002");
export const PROVIDER = party("90B3D51F30000009", 0x89, "3003");
export const STRANGER = party("90B3D51F300100FF", 0x02, "4004");

export function eui(text: string): Eui {
  const found = parseEui(text);
  if (found === null) throw new Error(`${text} is no EUI-64.`);
  return found;
}

export function party(
  id: string,
  role: number | null,
  serial: string,
  changes: Partial<HeldCertificate> = {},
): Party {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const certificate: HeldCertificate = {
    serial,
    issuer: "CN=Test,OU=07",
    eui: eui(id),
    role,
    use: "digital-signature",
    publicKey,
    notBeforeMs: Date.UTC(2020, 0, 1),
    notAfterMs: Date.UTC(2030, 0, 1),
    ...changes,
  };
  return { privateKey, certificate };
}

export function ringOf(...parties: readonly Party[]): KeyRing {
  const held = new Map(parties.map(({ certificate }) => [certificate.serial, certificate]));
  return {
    certificate: (serial) => held.get(serial) ?? null,
    certificatesOf: (id, use) => [...held.values()].filter((one) => one.eui === id && one.use === use),
    privateKeysOf: () => [],
  };
}
