import type { KeyObject } from "node:crypto";

/**
 * Each household's own data key. Everything personal that is stored is encrypted with it, so that destroying one key
 * makes all of a household's data unreadable everywhere at once, in backups too.
 */
export interface HouseholdKeys {
  /**
   * The household's AES-256 key, made at its first use; the same for ever after, whichever process asks. Ask before
   * opening a transaction: it may need a connection of its own.
   * @throws KeyDestroyed once the key was destroyed: a household never gets a second one.
   */
  dataKey(household: string): Promise<KeyObject>;
  /** Destroys the key for good. Idempotent. Other processes may use what they hold for up to a minute more. */
  destroy(household: string): Promise<void>;
}

/** Encrypts data keys under a master key that is kept elsewhere than the database: a local file, a key vault. */
export interface MasterKey {
  /** Tells one master key from another; stored beside what it wrapped, for rotation. */
  readonly id: string;
  /** `boundTo` must be the same at unwrapping: a wrapped key cannot be moved to another household. */
  wrap(key: Buffer, boundTo: string): Promise<Buffer>;
  unwrap(wrapped: Buffer, boundTo: string): Promise<Buffer>;
}

/** The household's data was erased by destroying its key. */
export class KeyDestroyed extends Error {
  override readonly name = "KeyDestroyed";
}

/** What a keyed hash is of: two fields with one value never have one hash. */
export type HashedField = "meter point" | "email";

/**
 * Finds an encrypted field by its value: HMAC-SHA-256 under a key that the master key wraps, as base64url. Equal values
 * give equal hashes, and without the key a list of all meter numbers in the country tells nothing.
 */
export interface FieldHash {
  of(field: HashedField, value: string): string;
}

/** A public key as RFC 7517 writes it. */
export type PublicJwk = Readonly<Record<string, string>>;

/** Signs receipts and certificates so that anybody can verify them years later, offline. */
export interface SigningKeys {
  /** A compact JWS (ES256) with `kid` and `typ` in its header. */
  sign(type: string, payload: object): Promise<string>;
  /** Every key that ever signed, newest first: an old receipt stays verifiable after a rotation. */
  publicKeys(): Promise<{ readonly keys: readonly PublicJwk[] }>;
  /** A new key signs from now on. Safe from several processes: they agree on one. */
  rotate(): Promise<void>;
}
