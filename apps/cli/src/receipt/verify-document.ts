import { calculateJwkThumbprint, compactVerify, decodeProtectedHeader, importJWK, type JWK } from "jose";
import { CommandFault, EXIT } from "../exit-codes.js";
import type { SignedFile } from "./signed-file.js";

const documentTypes = ["consent-receipt", "erasure-certificate"] as const;
export type DocumentType = (typeof documentTypes)[number];

export interface VerifiedDocument {
  readonly verified: true;
  readonly type: DocumentType;
  /** `origin`: with keys that were published. `integrity`: with those inside the file, so anybody may have signed it. */
  readonly proves: "origin" | "integrity";
  /** RFC 7638 thumbprint of the key that signed. */
  readonly keyThumbprint: string;
  readonly document: Readonly<Record<string, unknown>>;
}

const algorithm = "ES256";

/**
 * Verifies a compact JWS with published keys, or where there are none with those inside the file.
 * Throws CommandFault `signature-wrong` where anything was changed, `key-unknown` where the key is not among those given.
 */
export async function verifyDocument(
  { signed, kind, keys }: SignedFile,
  published: readonly JWK[] | null,
): Promise<VerifiedDocument> {
  for (const part of signed.split(".")) if (!isCanonical(part)) throw changed();
  const header = headerOf(signed);
  const type = documentTypes.find((known) => known === header.typ);
  if (type === undefined || header.alg !== algorithm || (kind !== null && kind !== type)) throw changed();
  for (const key of [...keys, ...(published ?? [])]) if (!(await isItself(key))) throw changed();
  const key = (published ?? keys).find(({ kid }) => kid === header.kid);
  if (key === undefined) throw unknownKey(published !== null);
  const payload = await payloadOf(signed, key);
  return {
    verified: true,
    type,
    proves: published === null ? "integrity" : "origin",
    keyThumbprint: await calculateJwkThumbprint(key),
    document: payload,
  };
}

/** Base64url of one text only: in the last character some bits would be free to be changed. */
function isCanonical(part: string): boolean {
  return Buffer.from(part, "base64url").toString("base64url") === part;
}

function headerOf(signed: string) {
  try {
    return decodeProtectedHeader(signed);
  } catch {
    throw changed();
  }
}

/** A key's id is its thumbprint: one that was changed is no longer the key that it says it is. */
async function isItself(key: JWK): Promise<boolean> {
  return (await calculateJwkThumbprint(key).catch(() => null)) === key.kid;
}

async function payloadOf(signed: string, key: JWK): Promise<Readonly<Record<string, unknown>>> {
  try {
    const { payload } = await compactVerify(signed, await importJWK(key, algorithm), {
      algorithms: [algorithm],
    });
    const document: unknown = JSON.parse(new TextDecoder().decode(payload));
    if (typeof document === "object" && document !== null) return { ...document };
  } catch {
    // Told below: why it does not verify does not help anybody but a forger.
  }
  throw changed();
}

function changed(): CommandFault {
  return new CommandFault(
    EXIT.failed,
    "signature-wrong",
    "The signature does not fit: the file was changed after it was signed, or was never signed with this key.",
    { verified: false },
  );
}

function unknownKey(givenByHand: boolean): CommandFault {
  return givenByHand
    ? new CommandFault(
        EXIT.failed,
        "key-unknown",
        "The key that signed it is not among those of --keys: another instance signed it, or the key file is older than it.",
        { verified: false },
      )
    : new CommandFault(
        EXIT.unusable,
        "keys-needed",
        "The file brings no keys: fetch /v1/keys of the instance that gave it, and name that file with --keys.",
      );
}
