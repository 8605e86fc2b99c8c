import type { Eui } from "../../eui.js";

/** A party as the message names it: for looking up keys, and as the eight bytes that keys are derived from. */
export interface EnvelopeParty {
  readonly eui: Eui;
  readonly bytes: Buffer;
}

/** A GBCS message taken apart (GBCS 7.2), NOT yet verified. */
export interface Envelope {
  readonly kind: "command" | "response" | "alert";
  readonly counter: Buffer;
  readonly originator: EnvelopeParty;
  readonly recipient: EnvelopeParty;
  readonly messageCode: number;
  /** Of a message of or to an unknown remote party (7.2.7). */
  readonly supplementary: {
    readonly party: EnvelopeParty;
    readonly counter: Buffer;
    readonly originatorCounter: Buffer | null;
    /** DER; in commands of an unknown remote party: the key that the device is to answer to. */
    readonly certificate: Buffer | null;
  } | null;
  readonly payload: Buffer;
  /** From the grouping header to the end of the signature: what the authentication code covers. */
  readonly body: Buffer;
  /** 64 bytes, r and s, and what they cover; null where the message is not signed. */
  readonly signature: { readonly value: Buffer; readonly over: Buffer } | null;
  /** 12 bytes; null where the message has none. */
  readonly authenticationCode: Buffer | null;
}

export const EUI_BYTES = 8;
export const COUNTER_BYTES = 8;
export const SIGNATURE_BYTES = 64;
export const AUTHENTICATION_CODE_BYTES = 12;

/** General ciphering without any of its optional fields (GBCS 7.2.5; DLMS Green Book, general-ciphering). */
export const MAC_HEADER = [0xdd, 0, 0, 0, 0, 0, 0] as const;
/** Security control: authenticated, not encrypted; an invocation counter that is always 0. */
export const MAC_SECURITY_HEADER = [0x11, 0, 0, 0, 0] as const;
/** General signing, and the length of its transaction id (GBCS 7.2). */
export const GROUPING_HEADER = [0xdf, 0x09] as const;

/** The flag that begins the transaction id, by kind (GBCS 7.2). */
export const KIND_FLAGS = { command: 0x01, response: 0x02, alert: 0x03 } as const;
