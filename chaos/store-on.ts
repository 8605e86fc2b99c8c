import { consentMigrations, createConsent, purposes } from "@halfhourly/consent";
import { connect, migrate, type Database } from "@halfhourly/database";
import { ingestionMigrations } from "@halfhourly/ingestion";
import {
  createHouseholdKeys,
  createSigningKeys,
  keysMigrations,
  localMasterKey,
  openFieldHash,
} from "@halfhourly/keys";
import { createReadingStore, readingStoreMigrations, type ReadingStore } from "@halfhourly/reading-store";
import { streamMigrations } from "@halfhourly/stream";
import type { ConsentService } from "@halfhourly/consent";
import type { Home } from "./plan.js";

/** Where a process finds the database and the master key. */
export interface Place {
  readonly databaseUrl: string;
  readonly keyFolder: string;
}

/** The reading store with consents and keys as the product runs them. */
export interface OpenedStore {
  readonly database: Database;
  readonly store: ReadingStore;
  readonly consent: ConsentService["client"];
  close(): Promise<void>;
}

export async function openStoreOn({ databaseUrl, keyFolder }: Place): Promise<OpenedStore> {
  const database = connect(databaseUrl, { max: 20 });
  try {
    await migrate(database, [
      ...keysMigrations,
      ...consentMigrations,
      ...readingStoreMigrations,
      ...ingestionMigrations,
      ...streamMigrations,
    ]);
    const masterKey = await localMasterKey(keyFolder, database);
    const keys = createHouseholdKeys({ database, masterKey });
    const fieldHash = await openFieldHash(database, masterKey);
    const signingKeys = createSigningKeys({ database, masterKey });
    const consent = createConsent({ database, keys, fieldHash, signingKeys });
    const { assertStillConsented, assertNotConsented, withoutConsent } = consent;
    const held = { assertStillConsented, assertNotConsented, withoutConsent };
    const store = createReadingStore({ database, keys, fieldHash, ...held });
    return { database, store, consent: consent.client, close: () => database.close() };
  } catch (fault) {
    await database.close();
    throw fault;
  }
}

export const viewingOf = ({ household, meterPoint, fuel }: Home) =>
  ({ household, meterPoint, fuel, purpose: "viewing" }) as const;

export async function consentOf({ consent }: OpenedStore, home: Home): Promise<void> {
  await consent.grant(viewingOf(home), purposes.viewing.version, "chaos");
}
