import type { KeyObject } from "node:crypto";
import type { KeyRing } from "../../certificates/key-ring.js";
import type { Eui } from "../../eui.js";
import type { Envelope, EnvelopeParty } from "../envelope/envelope.js";
import type { KeyBinding } from "./derive-key.js";
import { sharedSecret } from "./shared-secret.js";

/**
 * Every key agreement that can protect a message, the likeliest first. A message of or to an unknown remote party is bound to that
 * party and its counter in place of those in the header (GBCS 7.2.7). None is believed before its code was right.
 */
export function* keyBindings(
  envelope: Envelope,
  ring: KeyRing,
  accessControlBroker: Eui | null,
): Generator<KeyBinding> {
  const device = envelope.kind === "command" ? envelope.recipient : envelope.originator;
  for (const { party, keysOf, counters } of partiesOf(envelope, accessControlBroker)) {
    for (const secret of secretsBetween(ring, keysOf, device.eui)) {
      for (const counter of counters) {
        const [originator, recipient] =
          envelope.kind === "command" ? [party.bytes, device.bytes] : [device.bytes, party.bytes];
        yield { secret, originator, counter, recipient };
      }
    }
  }
}

interface BoundParty {
  readonly party: EnvelopeParty;
  /** Whose keys: a command's code is made by the DCC's access control broker for the party that it names. */
  readonly keysOf: Eui;
  readonly counters: readonly Buffer[];
}

function* partiesOf(envelope: Envelope, accessControlBroker: Eui | null): Generator<BoundParty> {
  const { supplementary, counter } = envelope;
  if (supplementary !== null) {
    const { party, originatorCounter } = supplementary;
    const counters = [
      supplementary.counter,
      ...(originatorCounter === null ? [] : [originatorCounter]),
      counter,
    ];
    yield { party, keysOf: party.eui, counters };
  }
  const party = envelope.kind === "command" ? envelope.originator : envelope.recipient;
  yield { party, keysOf: party.eui, counters: [counter] };
  if (envelope.kind === "command" && accessControlBroker !== null) {
    yield { party, keysOf: accessControlBroker, counters: [counter] };
  }
}

/** Our private keys with the device's certificates; then, where we are the device (a simulator), the other way round. */
function* secretsBetween(ring: KeyRing, party: Eui, device: Eui): Generator<Buffer> {
  yield* agreedSecrets(ring.privateKeysOf(party, "key-agreement"), ring, device);
  yield* agreedSecrets(ring.privateKeysOf(device, "key-agreement"), ring, party);
}

function* agreedSecrets(privateKeys: readonly KeyObject[], ring: KeyRing, other: Eui): Generator<Buffer> {
  for (const privateKey of privateKeys) {
    for (const { publicKey } of ring.certificatesOf(other, "key-agreement")) {
      yield sharedSecret(privateKey, publicKey);
    }
  }
}
