import type { Eui } from "../../eui.js";
import { readEnvelope } from "./read-envelope.js";

/** What a message says of itself. NOT VERIFIED: anybody can write it. For error messages only. */
export interface UnverifiedEnvelope {
  readonly verified: false;
  readonly kind: "command" | "response" | "alert";
  readonly messageCode: number;
  readonly originator: Eui;
  readonly recipient: Eui;
  readonly counter: bigint;
}

/** Reads the outside of a message WITHOUT verifying it. Throws DccRefusal `gbcs-malformed`. */
export function describeEnvelope(bytes: Uint8Array): UnverifiedEnvelope {
  const { kind, messageCode, originator, recipient, counter } = readEnvelope(bytes);
  return {
    verified: false,
    kind,
    messageCode,
    originator: originator.eui,
    recipient: recipient.eui,
    counter: counter.readBigUInt64BE(),
  };
}
