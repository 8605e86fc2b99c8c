import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { consentMigrations, createConsent, purposes } from "@halfhourly/consent";
import type { ConsentClient, ErasureClient, TenancyClient } from "@halfhourly/contracts";
import { migrate, openDatabase, type Database } from "@halfhourly/database";
import type { Grant, Register } from "@halfhourly/domain";
import {
  createHouseholdKeys,
  createSigningKeys,
  keysMigrations,
  localMasterKey,
  openFieldHash,
  type FieldHash,
  type HouseholdKeys,
} from "@halfhourly/keys";
import { createReadingStore, readingStoreMigrations, type ReadingStore } from "@halfhourly/reading-store";
import { silentLog } from "@halfhourly/service-kit";
import { Client } from "pg";

/** The reading store as the product runs it (keys, consent, durable embedded PostgreSQL), empty and in a temporary folder. */
export interface RealStore {
  readonly store: ReadingStore;
  readonly database: Database;
  readonly keys: HouseholdKeys;
  readonly fieldHash: FieldHash;
  readonly consentClient: ConsentClient & TenancyClient & ErasureClient;
  /** Records a viewing consent and gives a grant of 15 minutes. */
  consent(household: string, register: Register): Promise<Grant>;
  /** A bare connection to the same server, for what is measured beside the store. */
  connectBare(): Promise<Client>;
  close(): Promise<void>;
}

export async function openRealStore(): Promise<RealStore> {
  const dataFolder = await mkdtemp(join(tmpdir(), "halfhourly-bench-"));
  const opened = await openDatabase({ dataFolder, log: silentLog });
  const { database } = opened;
  await migrate(database, [...keysMigrations, ...consentMigrations, ...readingStoreMigrations]);
  const masterKey = await localMasterKey(dataFolder, database);
  const keys = createHouseholdKeys({ database, masterKey });
  const fieldHash = await openFieldHash(database, masterKey);
  const signingKeys = createSigningKeys({ database, masterKey });
  const consent = createConsent({ database, keys, fieldHash, signingKeys });
  const { assertStillConsented, assertNotConsented, withoutConsent } = consent;
  const bareUrl = await urlForBare(database);
  return {
    store: createReadingStore({
      database,
      keys,
      fieldHash,
      assertStillConsented,
      assertNotConsented,
      withoutConsent,
    }),
    database,
    keys,
    fieldHash,
    consentClient: consent.client,
    async consent(household, { meterPoint, fuel }) {
      const scope = { household, meterPoint, fuel, purpose: "viewing" } as const;
      await consent.client.grant(scope, purposes.viewing.version, "bench");
      const grant = await consent.client.mint(scope);
      if (grant === null) throw new Error("a consent that was just recorded gave no grant");
      return grant;
    },
    async connectBare() {
      const client = new Client({ connectionString: bareUrl });
      await client.connect();
      return client;
    },
    async close() {
      await opened.close();
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}

/** A role of our own: where the server listens it says itself, and its first password is nobody's to know. */
async function urlForBare(database: Database): Promise<string> {
  const password = randomUUID();
  await database.query(`create role bench superuser login password '${password}'`);
  const [row] = await database.query<{ port: number; name: string }>(
    "select inet_server_port() as port, current_database() as name",
  );
  return `postgres://bench:${password}@127.0.0.1:${row?.port}/${row?.name}`;
}
