// Signed answers of many devices, as the DCC pushes them: a day of half hours each, encrypted to us.
import { generateKeyPairSync, type KeyObject } from "node:crypto";
import {
  buildResponse,
  encodeGbcs,
  keyRingOf,
  MESSAGE_CODES,
  parseEui,
  signDuis,
  type Eui,
  type GbcsLog,
  type HeldCertificate,
  type KeyRing,
  type KeyUse,
} from "@halfhourly/dcc";

export interface Answers {
  readonly ring: KeyRing;
  /** One a device. */
  readonly documents: readonly Uint8Array[];
  /** UTC milliseconds: when they were signed. */
  readonly nowMs: number;
  readonly halfHoursEach: number;
}

const halfHoursEach = 48;
const midnightMs = Date.UTC(2026, 10, 26);
const nowMs = midnightMs + 3 * 3_600_000;
const us = eui("0248480000000010");
const dcc = eui("0248480000000001");

/** `devices` answers, each of a device of its own: the network's meters answer once a day, so no two in a row share a key. */
export function makeAnswers(devices: number): Answers {
  const signer = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const ours = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const signerCertificate = certificate(1, dcc, 0x89, "digital-signature", signer.publicKey);
  const certificates = [signerCertificate, certificate(2, us, 0x7f, "key-agreement", ours.publicKey)];
  const documents: Uint8Array[] = [];
  for (let n = 0; n < devices; n += 1) {
    const device = eui(`0248481${n.toString(16).padStart(9, "0")}`);
    const keys = generateKeyPairSync("ec", { namedCurve: "P-256" });
    certificates.push(certificate(3 + n, device, null, "key-agreement", keys.publicKey));
    const payload = encodeGbcs(
      {
        kind: "response",
        messageCode: MESSAGE_CODES.ECS22b,
        originator: device,
        recipient: us,
        counter: BigInt(n + 1),
        supplementary: null,
        protection: "message-authentication-code",
        content: dayOf(n),
      },
      { ours: keys.privateKey, theirs: ours.publicKey },
    );
    const requestId = { originator: us, target: device, counter: BigInt(n + 1) };
    const responseId = { originator: device, target: us, counter: BigInt(n + 1) };
    const body = { kind: "gbcs", variant: "4.8.1", scheduleId: null, payload } as const;
    const document = buildResponse({ requestId, responseId, code: "I0", atMs: nowMs, body });
    documents.push(signDuis(document, { privateKey: signer.privateKey, certificate: signerCertificate }));
  }
  const privateKeys = [{ eui: us, use: "key-agreement", key: ours.privateKey } as const];
  return { ring: keyRingOf({ certificates, privateKeys }), documents, nowMs, halfHoursEach };
}

function dayOf(n: number): GbcsLog {
  const entries = Array.from({ length: halfHoursEach }, (_, i) => ({
    endMs: midnightMs + (i + 1 - halfHoursEach) * 1_800_000,
    values: [(n * 31 + i * 97) % 1500],
  }));
  return { kind: "half-hours", fuel: "electricity", direction: "import", unit: "Wh", elements: 1, entries };
}

function certificate(
  serial: number,
  party: Eui,
  role: number | null,
  use: KeyUse,
  publicKey: KeyObject,
): HeldCertificate {
  const notBeforeMs = nowMs - 86_400_000;
  const notAfterMs = nowMs + 86_400_000;
  return {
    serial: `${serial}`,
    issuer: "CN=Bench",
    eui: party,
    role,
    use,
    publicKey,
    notBeforeMs,
    notAfterMs,
  };
}

function eui(text: string): Eui {
  const read = parseEui(text);
  if (read === null) throw new RangeError(`${text} is no EUI-64`);
  return read;
}
