import {
  createHmac,
  createSecretKey,
  generateKeyPairSync,
  randomBytes,
  randomUUID,
  sign as signBytes,
} from "node:crypto";
import type { Database } from "@halfhourly/database";
import {
  createHouseholdKeys,
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
  const keys = createHouseholdKeys({ database, masterKey: memoryMasterKey(database) });
  const signingKeys = options.signingKeys ?? memorySigningKeys();
  const fieldHash = memoryFieldHash();
  return {
    consent: createConsent({ keys, fieldHash, ...options, signingKeys }),
    keys,
    signingKeys,
    fieldHash,
  };
}

/** The one generation of a database that no other master key is used with. */
export function memoryMasterKey(database: Database): MasterKey {
  const key = createSecretKey(randomBytes(32));
  const masterKeyId = "memory";
  return {
    async wrap(plain, boundTo) {
      await database.query(
        "insert into keys.master_key (id, number) values ($1, 1) on conflict (id) do nothing",
        [masterKeyId],
      );
      return { masterKeyId, wrapped: seal(key, plain, boundTo) };
    },
    unwrap: async ({ wrapped }, boundTo) => unseal(key, wrapped, boundTo),
  };
}

/** One key for as long as the test lives. */
export function memorySigningKeys(): SigningKeys {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const { kty = "", crv = "", x = "", y = "" } = publicKey.export({ format: "jwk" });
  const jwk = { kty, crv, x, y, kid: randomUUID(), alg: "ES256", use: "sig" };
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  return {
    async sign(type, payload) {
      const text = `${part({ alg: jwk.alg, typ: type, kid: jwk.kid })}.${part(payload)}`;
      const key = { key: privateKey, dsaEncoding: "ieee-p1363" } as const;
      return `${text}.${signBytes("sha256", Buffer.from(text), key).toString("base64url")}`;
    },
    publicKeys: () => Promise.resolve({ keys: [jwk] }),
    rotate: () => Promise.reject(new Error("Keys in memory have one generation.")),
    rotateOnceOlderThan: () => Promise.resolve(false),
  };
}

export function memoryFieldHash(): FieldHash {
  const key = randomBytes(32);
  return { of: (field, value) => createHmac("sha256", key).update(`${field}|${value}`).digest("base64url") };
}
