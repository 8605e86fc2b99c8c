import {
  DccRefusal,
  describeEnvelope,
  openGbcs,
  openSchemas,
  readDuisWithoutVerifying,
  verifyDuis,
  verifyGbcs,
  type DuisMessage,
  type GbcsMessage,
  type KeyRing,
  type VerifiedGbcs,
} from "@halfhourly/dcc";
import { CommandFault, EXIT } from "../exit-codes.js";
import { describeDuis, describeUnverifiedDuis } from "./describe-duis.js";
import type { MessageKeys } from "./key-folder.js";
import type { MessageFile } from "./message-file.js";

/** A message that was verified, by every signature and code on it. */
export interface OpenedMessage {
  /** Null for a bare GBCS message. */
  readonly duis: DuisMessage | null;
  /** What a device said itself; null where the DUIS message holds nothing of a device's own, or is of SMETS1. */
  readonly gbcs: GbcsMessage | null;
}

/** A message whose signatures and codes are right, not opened. */
export interface VerifiedMessage {
  readonly duis: DuisMessage | null;
  readonly gbcs: VerifiedGbcs | null;
}

/** Verifies and opens. Throws CommandFault with the refusal's own code; what it tells of the message is then marked as not verified. */
export function openMessage(file: MessageFile, keys: MessageKeys, nowMs: number): OpenedMessage {
  if (file.form === "gbcs") return { duis: null, gbcs: openDeviceMessage(file.bytes, keys, null) };
  const duis = verifyDocument(file.xml, keys.ring, nowMs);
  const payload = payloadOf(duis);
  return { duis, gbcs: payload === null ? null : openDeviceMessage(payload, keys, duis) };
}

/** Verifies the envelope only: the signatures on the XML, or for a bare message its own, whatever it is about. */
export function verifyMessage(file: MessageFile, keys: MessageKeys, nowMs: number): VerifiedMessage {
  if (file.form === "duis") return { duis: verifyDocument(file.xml, keys.ring, nowMs), gbcs: null };
  const { bytes } = file;
  const gbcs = refusedAs(
    () => verifyGbcs(bytes, keys.ring, { ...keys, brokersCode: "encrypted-parts" }),
    () => outsideOf(bytes),
  );
  return { duis: null, gbcs };
}

/** A verified document against the schema of the user's own. Throws CommandFault `schema-unusable`, or the refusal's code. */
export async function holdAgainstSchema(xml: Uint8Array, ring: KeyRing, duisXsd: string): Promise<void> {
  const schemas = await openSchemas({ duisXsd }).catch((fault: unknown) => {
    const why = fault instanceof TypeError ? fault.message : "The file, or one beside it, cannot be read.";
    throw new CommandFault(EXIT.unusable, "schema-unusable", why);
  });
  verifyDocument(xml, ring, Date.now());
  refusedAs(() => schemas.validate(xml));
  schemas.close();
}

function verifyDocument(xml: Uint8Array, ring: KeyRing, nowMs: number): DuisMessage {
  return refusedAs(
    () => verifyDuis(xml, { ring, nowMs }),
    () => toldWithoutProof(() => describeUnverifiedDuis(readDuisWithoutVerifying(xml))),
  );
}

/** What it came in, where it came in an answer, is verified and told beside the refusal. */
function openDeviceMessage(bytes: Uint8Array, keys: MessageKeys, duis: DuisMessage | null): GbcsMessage {
  return refusedAs(
    () =>
      openGbcs(bytes, keys.ring, { ...keys, brokersCode: duis === null ? "encrypted-parts" : "vouched-for" }),
    () => ({ ...outsideOf(bytes), ...(duis === null ? {} : { duis: describeDuis(duis) }) }),
  );
}

export function payloadOf(duis: DuisMessage): Uint8Array | null {
  if (duis.kind === "request") return null;
  const { body } = duis.response;
  return "payload" in body ? body.payload : null;
}

function refusedAs<T>(open: () => T, tell: () => Readonly<Record<string, unknown>> = () => ({})): T {
  try {
    return open();
  } catch (fault) {
    if (!(fault instanceof DccRefusal)) throw fault;
    throw new CommandFault(EXIT.failed, fault.code, fault.message, tell());
  }
}

function outsideOf(bytes: Uint8Array): Readonly<Record<string, unknown>> {
  return toldWithoutProof(() => {
    const { kind, messageCode, originator, recipient, counter } = describeEnvelope(bytes);
    return { kind, messageCode: codeText(messageCode), originator, recipient, counter: `${counter}` };
  });
}

/** For a person who asks what was refused: nobody vouches for it. */
function toldWithoutProof(tell: () => Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  try {
    return { notVerified: tell() };
  } catch (fault) {
    if (fault instanceof DccRefusal) return {};
    throw fault;
  }
}

/** `0x0037`. */
export function codeText(messageCode: number): string {
  return `0x${messageCode.toString(16).toUpperCase().padStart(4, "0")}`;
}
