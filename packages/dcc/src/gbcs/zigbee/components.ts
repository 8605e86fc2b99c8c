import { ByteReader } from "../bytes/byte-reader.js";
import type { Authenticated } from "../protection/authenticate.js";
import { decryptPart } from "../protection/decrypt.js";

/** One ZigBee command inside a GBCS payload (GBCS 7, 8.4), decrypted. */
export interface GbzComponent {
  readonly cluster: number;
  /** Of the whole profile (read attributes, default response), or of the cluster. */
  readonly scope: "profile" | "cluster";
  readonly command: number;
  readonly payload: Buffer;
}

export const CLUSTERS = {
  price: 0x0700,
  metering: 0x0702,
  calendar: 0x0707,
  deviceManagement: 0x0708,
} as const;
/** Profile-wide commands (ZigBee Cluster Library, 2.4). */
export const PROFILE_COMMANDS = { readAttributesResponse: 0x01, defaultResponse: 0x0b } as const;

/** The profile id that every payload begins with: ZigBee Smart Energy. */
export const PROFILE_ID = [0x01, 0x09] as const;
/** Bits of a component's control field. */
export const CONTROL = { last: 0x01, encrypted: 0x02, hasFromTime: 0x10 } as const;

/** Throws DccRefusal `content-malformed` or `decryption-failed`. */
export function readComponents(payload: Buffer, authenticated: Authenticated): GbzComponent[] {
  const reader = new ByteReader(payload, "content-malformed");
  reader.expect(PROFILE_ID, "the profile");
  const count = reader.uint8("the number of components");
  if (count > reader.remaining) throw reader.refusal("more components are told than there are bytes");
  const components = Array.from({ length: count }, () => readComponent(reader, authenticated));
  reader.end("the components");
  return components;
}

function readComponent(reader: ByteReader, authenticated: Authenticated): GbzComponent {
  const control = reader.uint8("the control field");
  const cluster = reader.uint16("the cluster");
  const length = reader.uint16("the length of a component");
  const inner = new ByteReader(reader.take(length, "a component"), "content-malformed");
  const isEncrypted = (control & CONTROL.encrypted) !== 0;
  if (isEncrypted) inner.take(2, "the additional header");
  else if ((control & CONTROL.hasFromTime) !== 0) inner.uint32("the time that it is from");
  if (!isEncrypted) authenticated.parts.plain += 1;
  const frameControl = inner.uint8("the frame control");
  inner.uint8("the sequence number");
  const command = inner.uint8("the command");
  return {
    cluster,
    scope: (frameControl & 0x03) === 0 ? "profile" : "cluster",
    command,
    payload: isEncrypted ? decryptPart(encryptedPart(inner), authenticated) : inner.rest(),
  };
}

function encryptedPart(inner: ByteReader): Buffer {
  const part = inner.take(inner.uint16("the length of the encrypted part"), "the encrypted part");
  inner.end("the encrypted part");
  return part;
}
