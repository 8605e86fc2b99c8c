import { generateKeyPairSync, type KeyObject } from "node:crypto";
import {
  parseEui,
  keyRingOf,
  type Eui,
  type HeldCertificate,
  type KeyRing,
  type KeyUse,
} from "../src/index.js";

/** A party of the tests, with keys of its own made anew each run. */
export interface Party {
  readonly eui: Eui;
  readonly agreement: { readonly privateKey: KeyObject; readonly publicKey: KeyObject };
  readonly signature: { readonly privateKey: KeyObject; readonly publicKey: KeyObject };
}

export function party(eui: string): Party {
  const keys = () => generateKeyPairSync("ec", { namedCurve: "prime256v1" });
  return { eui: parseEui(eui)!, agreement: keys(), signature: keys() };
}

export const METER = party("00-DB-12-34-56-78-90-B0");
export const USER = party("90-B3-D5-1F-30-99-00-00");
export const BROKER = party("90-B3-D5-1F-30-00-00-0A");
export const STRANGER = party("90-B3-D5-1F-30-98-00-00");

/** What the user holds: its own private keys, and the device's certificates. */
export function ringOf(ours: Party, devices: readonly Party[]): KeyRing {
  return keyRingOf({
    certificates: devices.flatMap((device) => [
      held(device, "digital-signature", device.signature.publicKey),
      held(device, "key-agreement", device.agreement.publicKey),
    ]),
    privateKeys: [
      { eui: ours.eui, use: "digital-signature", key: ours.signature.privateKey },
      { eui: ours.eui, use: "key-agreement", key: ours.agreement.privateKey },
    ],
  });
}

let lastSerial = 0;

export function held({ eui }: Party, use: KeyUse, publicKey: KeyObject): HeldCertificate {
  lastSerial += 1;
  const validity = { notBeforeMs: 0, notAfterMs: Date.UTC(9999, 11, 31) };
  return { serial: String(lastSerial), issuer: "CN=Test", eui, role: null, use, publicKey, ...validity };
}
