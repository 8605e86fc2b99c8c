import type { JWK } from "jose";
import { CommandFault, EXIT } from "../exit-codes.js";

/** A downloaded file: the compact JWS, with the keys and the kind that came with it where it is not the bare text. */
export interface SignedFile {
  readonly signed: string;
  readonly kind: string | null;
  readonly keys: readonly JWK[];
}

const compactJws = /^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+$/;

/** Reads what the app downloads (`{ kind, signed, keys }`), or the bare compact JWS. Throws CommandFault `not-a-receipt`. */
export function readSigned(bytes: Uint8Array): SignedFile {
  const text = textOf(bytes).trim();
  if (compactJws.test(text)) return { signed: text, kind: null, keys: [] };
  const document = objectOf(text);
  const signed = Reflect.get(document, "signed");
  const kind = Reflect.get(document, "kind");
  const keys = Reflect.get(document, "keys");
  if (typeof signed !== "string" || !compactJws.test(signed)) throw notAReceipt();
  return {
    signed,
    kind: typeof kind === "string" ? kind : null,
    keys: keys === undefined ? [] : keysOf(keys),
  };
}

/** Reads a JWKS: `{ "keys": [...] }`, as GET /v1/keys answers it. Throws CommandFault `not-a-key-set`. */
export function readKeys(bytes: Uint8Array): readonly JWK[] {
  try {
    return keysOf(Reflect.get(objectOf(textOf(bytes)), "keys"));
  } catch {
    throw new CommandFault(
      EXIT.unusable,
      "not-a-key-set",
      "The file of --keys is not a JWKS: fetch it from /v1/keys of the instance that gave the receipt.",
    );
  }
}

function keysOf(keys: unknown): readonly JWK[] {
  if (!Array.isArray(keys)) throw notAReceipt();
  return keys.map((key: unknown) => {
    if (typeof key !== "object" || key === null) throw notAReceipt();
    const members = Object.entries(key);
    if (members.some(([, value]) => typeof value !== "string")) throw notAReceipt();
    return Object.fromEntries(members) as JWK;
  });
}

function objectOf(text: string): object {
  try {
    const document: unknown = JSON.parse(text);
    if (typeof document === "object" && document !== null) return document;
  } catch {
    // Not JSON: told below.
  }
  throw notAReceipt();
}

function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw notAReceipt();
  }
}

function notAReceipt(): CommandFault {
  return new CommandFault(
    EXIT.unusable,
    "not-a-receipt",
    "The file is no consent receipt and no erasure certificate: download it again from the app.",
  );
}
