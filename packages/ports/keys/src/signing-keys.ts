import { createPrivateKey, generateKeyPairSync, type KeyObject } from "node:crypto";
import type { Database, Queryable, Row } from "@halfhourly/database";
import { calculateJwkThumbprint, CompactSign, type JWK } from "jose";
import type { MasterKey, PublicJwk, SigningKeys } from "./port.js";

export interface SigningKeysOptions {
  readonly database: Database;
  readonly masterKey: MasterKey;
  /** UTC milliseconds; for tests. */
  readonly now?: () => number;
}

const algorithm = "ES256";
/** A key that another process rotated away signs here for no longer than this; what it signs stays verifiable. */
const cachedForMs = 60_000;

interface SigningKey {
  readonly kid: string;
  readonly privateKey: KeyObject;
}

/**
 * ES256 keys (P-256, RFC 7518) in PostgreSQL (`keys.signing_key`), the private halves wrapped by the master key. A key's
 * id is its RFC 7638 thumbprint, so whoever holds a public key can tell whether it is the one that a document names.
 */
export function createSigningKeys({ database, masterKey, now = Date.now }: SigningKeysOptions): SigningKeys {
  let cached: { readonly key: Promise<SigningKey>; readonly untilMs: number } | null = null;
  const current = (): Promise<SigningKey> => {
    if (cached === null || cached.untilMs <= now()) {
      const entry = { key: currentKey(database, masterKey, now), untilMs: now() + cachedForMs };
      entry.key.catch(() => cached === entry && (cached = null));
      cached = entry;
    }
    return cached.key;
  };
  return {
    async sign(type, payload) {
      const { kid, privateKey } = await current();
      return new CompactSign(new TextEncoder().encode(JSON.stringify(payload)))
        .setProtectedHeader({ alg: algorithm, typ: type, kid })
        .sign(privateKey);
    },
    async publicKeys() {
      await current();
      const rows = await database.query<{ public_jwk: PublicJwk }>(
        "select public_jwk from keys.signing_key order by position desc",
      );
      return { keys: rows.map((row) => row.public_jwk) };
    },
    async rotate() {
      const seen = await newestRow(database);
      await addKey(database, masterKey, now(), seen?.kid ?? null);
      cached = null;
    },
    async rotateOnceOlderThan(ageMs) {
      const seen = await newestRow(database);
      // A key that does not exist yet is made, young, by whoever signs first.
      if (seen === null || now() - seen.created_at.getTime() < ageMs) return false;
      const added = await addKey(database, masterKey, now(), seen.kid);
      cached = null;
      return added;
    },
  };
}

async function currentKey(database: Database, masterKey: MasterKey, now: () => number): Promise<SigningKey> {
  if ((await newestRow(database)) === null) await addKey(database, masterKey, now(), null);
  const row = await newestRow(database);
  if (row === null) throw new Error("The signing key vanished while it was being made.");
  const pkcs8 = await masterKey.unwrap(
    { masterKeyId: row.master_key_id, wrapped: row.wrapped },
    signingKeyPlace(row.kid),
  );
  return { kid: row.kid, privateKey: createPrivateKey({ key: pkcs8, format: "der", type: "pkcs8" }) };
}

interface SigningKeyRow extends Row {
  readonly kid: string;
  readonly master_key_id: string;
  readonly wrapped: Buffer;
  readonly created_at: Date;
}

async function newestRow(queryable: Queryable): Promise<SigningKeyRow | null> {
  const rows = await queryable.query<SigningKeyRow>(
    "select kid, master_key_id, wrapped, created_at from keys.signing_key order by position desc limit 1",
  );
  return rows[0] ?? null;
}

/** Of several processes that add one at once the first wins: a newer key than the one that was seen is taken instead. @returns whether ours was added. */
async function addKey(
  database: Database,
  masterKey: MasterKey,
  nowMs: number,
  seenKid: string | null,
): Promise<boolean> {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const jwk = await publicJwkOf(publicKey);
  const { masterKeyId, wrapped } = await masterKey.wrap(
    privateKey.export({ format: "der", type: "pkcs8" }),
    signingKeyPlace(jwk["kid"] ?? ""),
  );
  return database.transaction(async (tx) => {
    await tx.query("select pg_advisory_xact_lock(hashtextextended('signing key', 0))");
    if (((await newestRow(tx))?.kid ?? null) !== seenKid) return false;
    await tx.query(
      "insert into keys.signing_key (kid, public_jwk, master_key_id, wrapped, created_at) values ($1, $2, $3, $4, $5)",
      [jwk["kid"], JSON.stringify(jwk), masterKeyId, wrapped, new Date(nowMs)],
    );
    return true;
  });
}

async function publicJwkOf(publicKey: KeyObject): Promise<PublicJwk> {
  const { kty = "", crv = "", x = "", y = "" }: JWK = publicKey.export({ format: "jwk" });
  const kid = await calculateJwkThumbprint({ kty, crv, x, y });
  return { kty, crv, x, y, kid, alg: algorithm, use: "sig" };
}

/** What a signing key's wrapped private half is bound to. */
export function signingKeyPlace(kid: string): string {
  return `signing key|${kid}`;
}
