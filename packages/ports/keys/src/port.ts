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
  /** The keys of many households, in one question where they are not in memory; a destroyed one is absent. */
  dataKeys(households: readonly string[]): Promise<ReadonlyMap<string, KeyObject>>;
  /** Destroys the key for good. Idempotent. Other processes may use what they hold for up to a minute more. */
  destroy(household: string): Promise<void>;
}

/** A key as the master key wrapped it, and the generation of the master key that did. */
export interface WrappedKey {
  readonly masterKeyId: string;
  readonly wrapped: Buffer;
}

/**
 * Encrypts data keys under a master key that is kept elsewhere than the database: a local file, a key vault. It has
 * generations: the newest wraps, older ones only unwrap. Call it before opening a transaction: it may need a connection.
 */
export interface MasterKey {
  /** `boundTo` must be the same at unwrapping: a wrapped key cannot be moved to another household. */
  wrap(key: Buffer, boundTo: string): Promise<WrappedKey>;
  /** @throws Problem `master-key-unknown` where this generation is nowhere to be had; NotUnsealed. */
  unwrap(held: WrappedKey, boundTo: string): Promise<Buffer>;
}

export interface MasterKeyGeneration {
  readonly id: string;
  /** From 1 upwards; the highest wraps. */
  readonly number: number;
  /** A UTC instant; null where it was made before generations were kept. */
  readonly createdAt: string | null;
}

/** What a rotation of the master key needs. Each call may be made by several processes at once. */
export interface RotatableMasterKey extends MasterKey {
  /** Oldest first. */
  generations(): Promise<readonly MasterKeyGeneration[]>;
  /**
   * Makes a generation, which wraps from now on in every process. Where an earlier rotation was not ended, that one goes
   * on instead: the newest is answered and none is made.
   */
  beginRotation(): Promise<MasterKeyGeneration>;
  /** Every key was passed over: the next rotation makes a generation of its own. */
  endRotation(masterKeyId: string): Promise<void>;
  /** The same key, wrapped by this generation. @throws as `unwrap`. */
  rewrap(held: WrappedKey, boundTo: string, masterKeyId: string): Promise<WrappedKey>;
  /** Removes every older generation that no key is wrapped by any more, for good. @returns those removed. */
  retire(): Promise<readonly MasterKeyGeneration[]>;
}

/** The household's data was erased by destroying its key. */
export class KeyDestroyed extends Error {
  override readonly name = "KeyDestroyed";
}

/** What a keyed hash is of: two fields with one value never have one hash. */
export type HashedField = "meter point" | "email" | "dcc target" | "dcc answer" | "supplier account";

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
  /** The same where the newest key has signed for so long. @returns whether it was replaced. */
  rotateOnceOlderThan(ageMs: number): Promise<boolean>;
}
