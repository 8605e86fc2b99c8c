import { createPublicKey, X509Certificate, type KeyObject } from "node:crypto";
import {
  encodeGbcs,
  MESSAGE_CODES,
  type Eui,
  type GbcsContent,
  type GbcsDeviceError,
  type GbcsLog,
  type GbcsLogEntry,
  type RequestId,
} from "@halfhourly/dcc";
import { SLOT_MS, type Fuel } from "@halfhourly/domain";
import type { DeviceIdentities } from "../pki/device-identities.js";
import type { WorldDevice } from "../world/home.js";
import { certificateOf, type DeviceContent, type DeviceRequestBody } from "./device-content.js";

/** A SMETS2 device's own messages, protected by its keys. */
export interface GbcsWords {
  /** Its answer to a request, encrypted where the use case is to the certificate that the request brought. */
  answer(device: WorldDevice, content: DeviceContent, body: DeviceRequestBody, id: RequestId): Uint8Array;
  alert(device: WorldDevice, alertCode: number, atMs: number, counter: bigint): Uint8Array;
}

/** Through whom a user that the device does not know reaches it, and that user's own key. */
export interface GbcsParties {
  readonly accessControlBroker: Eui;
  readonly user: Eui;
  readonly userKey: KeyObject;
}

const CODES: Readonly<Record<Fuel, Readonly<Record<DeviceRequestBody["kind"], number>>>> = {
  electricity: {
    "read-import-profile": MESSAGE_CODES.ECS22b,
    "read-export-profile": MESSAGE_CODES.ECS22a,
    "read-daily-log": MESSAGE_CODES.ECS66,
    "read-tariff": MESSAGE_CODES.ECS24,
    "request-cin": MESSAGE_CODES.ECS50,
  },
  gas: {
    "read-import-profile": MESSAGE_CODES.GCS17,
    // Refused before it comes to a device.
    "read-export-profile": MESSAGE_CODES.GCS17,
    "read-daily-log": MESSAGE_CODES.GCS61,
    "read-tariff": MESSAGE_CODES.GCS21f,
    "request-cin": MESSAGE_CODES.GCS36,
  },
};

const SUPPLY_INTERRUPTED = 0x8f36;
const INTERRUPTION_MS = 600_000;
/** DLMS data access result "object undefined"; ZigBee status "not found". */
const NOT_FOUND_STATUS: Readonly<Record<Fuel, number>> = { electricity: 4, gas: 0x8b };

export function gbcsWords(devices: DeviceIdentities, parties: GbcsParties): GbcsWords {
  const keysOf = (device: Eui, theirs: KeyObject) => ({
    ours: devices.privateKey(device, "key-agreement"),
    theirs,
    digitalSignature: devices.privateKey(device, "digital-signature"),
  });
  const broker = createPublicKey(devices.privateKey(parties.accessControlBroker, "key-agreement"));
  return {
    answer: ({ eui, meter }, content, body, { originator, counter }) => {
      const fuel = meter?.fuel ?? "electricity";
      const certificate = certificateOf(body);
      const theirs = certificate === null ? parties.userKey : new X509Certificate(certificate).publicKey;
      return encodeGbcs(
        {
          kind: "response",
          messageCode: CODES[fuel][body.kind],
          originator: eui,
          recipient: parties.accessControlBroker,
          counter,
          // The meter holds no credentials of an Other User: it answers the broker, and encrypts for the party (GBCS 7.2.7).
          supplementary: { party: originator, counter, originatorCounter: counter },
          protection: "message-authentication-code",
          content: asMetersSayIt(content, fuel),
        },
        { ...keysOf(eui, theirs), broker },
      );
    },
    alert: ({ eui, meter }, alertCode, atMs, counter) => {
      const fuel = meter?.fuel ?? "electricity";
      const isInterruption = alertCode === SUPPLY_INTERRUPTED && fuel === "electricity";
      return encodeGbcs(
        {
          kind: "alert",
          alertOf: fuel,
          messageCode: isInterruption ? MESSAGE_CODES.ECS80 : MESSAGE_CODES.genericCriticalAlert,
          originator: eui,
          recipient: parties.user,
          counter,
          supplementary: null,
          protection: "signature",
          content: {
            kind: "alert",
            alertCode,
            atMs,
            furtherTimesMs: isInterruption ? [atMs - INTERRUPTION_MS, atMs] : [],
          },
        },
        keysOf(eui, parties.userKey),
      );
    },
  };
}

function asMetersSayIt(content: DeviceContent, fuel: Fuel): GbcsContent {
  if (content.kind === "device-error") return { ...content, status: statusOf(content, fuel) };
  const isLog = content.kind === "half-hours" || content.kind === "days";
  return isLog && fuel === "gas" ? withoutGaps(content) : content;
}

function statusOf({ cause, status }: GbcsDeviceError, fuel: Fuel): number {
  return cause === "not-found" ? NOT_FOUND_STATUS[fuel] : status;
}

/** A gas log is a row of samples from a start on: where the meter has none it says 0xFFFFFF (ZigBee, Get Sampled Data). */
function withoutGaps(log: GbcsLog): GbcsLog {
  const stepMs = log.kind === "days" ? DAY_MS : SLOT_MS;
  const entries: GbcsLogEntry[] = [];
  for (const entry of log.entries) {
    for (
      let last = entries.at(-1);
      last !== undefined && last.endMs + stepMs < entry.endMs;
      last = entries.at(-1)
    )
      entries.push({ endMs: last.endMs + stepMs, values: [NO_SAMPLE] });
    entries.push(entry);
  }
  return { ...log, entries };
}

const DAY_MS = 86_400_000;
const NO_SAMPLE = 0xff_ffff;
