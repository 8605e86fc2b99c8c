import { createHmac, createSecretKey, randomBytes } from "node:crypto";
import {
  createHouseholdKeys,
  createSigningKeys,
  seal,
  unseal,
  type FieldHash,
  type HouseholdKeys,
  type MasterKey,
  type SigningKeys,
} from "@halfhourly/keys";
import { createConsent, type ConsentOptions, type ConsentService } from "./index.js";

export interface TestConsent {
  readonly consent: ConsentService;
  readonly fieldHash: FieldHash;
  readonly keys: HouseholdKeys;
  readonly signingKeys: SigningKeys;
}

/** The real service on keys that live as long as the test: for tests of whoever stands on it. Migrate `keysMigrations` too. */
export function createTestConsent(
  options: Pick<ConsentOptions, "database"> & Partial<ConsentOptions>,
): TestConsent {
  const { database } = options;
  const masterKey = memoryMasterKey();
  const keys = createHouseholdKeys({ database, masterKey });
  const signingKeys = createSigningKeys({ database, masterKey });
  const fieldHash = memoryFieldHash();
  return {
    consent: createConsent({ keys, signingKeys, fieldHash, ...options }),
    keys,
    signingKeys,
    fieldHash,
  };
}

export function memoryMasterKey(): MasterKey {
  const key = createSecretKey(randomBytes(32));
  return {
    id: "memory",
    wrap: (plain, boundTo) => Promise.resolve(seal(key, plain, boundTo)),
    unwrap: async (wrapped, boundTo) => unseal(key, wrapped, boundTo),
  };
}

export function memoryFieldHash(): FieldHash {
  const key = randomBytes(32);
  return { of: (field, value) => createHmac("sha256", key).update(`${field}|${value}`).digest("base64url") };
}
