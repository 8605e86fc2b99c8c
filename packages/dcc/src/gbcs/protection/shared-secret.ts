import { diffieHellman, type KeyObject } from "node:crypto";

/** Agreed secrets that are remembered: each costs as much as everything else about a message. */
const MOST_SECRETS = 16_384;

/** One for each (our key, their key), the least lately used forgotten first. A process has one set of keys. */
const secrets = new Map<string, Buffer>();
/** A key object is a handle: what tells two apart cheaply is which handle it is. */
const numbers = new WeakMap<KeyObject, number>();
let lastNumber = 0;

/** The ECDH secret of two keys on P-256 (static-static: NIST SP 800-56A C(0e, 2s)). */
export function sharedSecret(ours: KeyObject, theirs: KeyObject): Buffer {
  const pair = `${numberOf(ours)}/${numberOf(theirs)}`;
  const known = secrets.get(pair);
  if (known !== undefined) {
    secrets.delete(pair);
    secrets.set(pair, known);
    return known;
  }
  const secret = diffieHellman({ privateKey: ours, publicKey: theirs });
  secrets.set(pair, secret);
  for (const oldest of secrets.keys()) {
    if (secrets.size <= MOST_SECRETS) break;
    secrets.delete(oldest);
  }
  return secret;
}

function numberOf(key: KeyObject): number {
  const known = numbers.get(key);
  if (known !== undefined) return known;
  lastNumber += 1;
  numbers.set(key, lastNumber);
  return lastNumber;
}
