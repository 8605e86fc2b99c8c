import { join } from "node:path";
import { createAuditLog, type AuditBook, type AuditLog } from "@halfhourly/audit";
import { fileSystemBlobs } from "@halfhourly/blob";
import {
  nationalGasValues,
  noCalorificValues,
  type RefreshedCalorificValues,
} from "@halfhourly/calorific-value";
import { migrate, openDatabase, type Database, type Migration } from "@halfhourly/database";
import {
  createHouseholdKeys,
  createSigningKeys,
  keysMigrations,
  localMasterKey,
  openFieldHash,
  type FieldHash,
  type HouseholdKeys,
  type SigningKeys,
} from "@halfhourly/keys";
import { memoryMailbox, smtpMailSender, type Mailbox, type MailSender } from "@halfhourly/mail";
import {
  createReadingStore,
  readingStoreMigrations,
  type ReadingStore,
  type ReadingStoreOptions,
} from "@halfhourly/reading-store";
import type { Log } from "@halfhourly/service-kit";
import { openKafkaStream, openPostgresStream, streamMigrations, type Stream } from "@halfhourly/stream";
import type { ServerConfig } from "./config.js";

/** The consent service's word inside a transaction of the store. */
type ConsentChecks = Pick<
  ReadingStoreOptions,
  "assertStillConsented" | "assertNotConsented" | "withoutConsent"
>;

export interface Keyring {
  readonly keys: HouseholdKeys;
  readonly fieldHash: FieldHash;
  readonly signingKeys: SigningKeys;
}

/** What the services stand on, by need. */
export interface Adapters {
  readonly database: Database;
  /** A sentence for the operator about where readings are kept; holds no password. */
  readonly describe: string;
  /** Null where no mail server is configured and this is not the embedded default: then nobody can register or recover. */
  readonly mail: MailSender | null;
  /** How much energy gas held: National Gas's daily values where an address is configured, else none. */
  openCalorificValues(now: () => number): Promise<RefreshedCalorificValues>;
  /** What was "sent" on embedded defaults. */
  readonly mailbox: Mailbox | null;
  /** What a service writes down in its schema, anchored in files of the data folder. */
  auditLog(book: AuditBook, now: () => number): AuditLog;
  /** Call once, after the migrations are applied. */
  openKeyring(now: () => number): Promise<Keyring>;
  openReadingStore(keyring: Keyring, checks: ConsentChecks, now: () => number): ReadingStore;
  /** Between what asks for readings and what stores them. Call once, after the migrations are applied; whoever opens it closes it. */
  openStream(): Promise<Stream>;
  migrate(migrations: readonly Migration[]): Promise<void>;
  close(): Promise<void>;
}

/**
 * The only file that names technologies: PostgreSQL (the operator's, or embedded in the data folder), a master key in a file
 * of the data folder, and for the stream PostgreSQL again, or Kafka where brokers are configured. Another technology for a need is another adapter of its port, chosen here.
 */
export async function openAdapters(config: ServerConfig, dataFolder: string, log: Log): Promise<Adapters> {
  const opened = await openDatabase({
    databaseUrl: config.databaseUrl,
    dataFolder,
    url: config.publicUrl,
    log,
  });
  const { database } = opened;
  const blobs = fileSystemBlobs(join(dataFolder, "blobs"));
  const mailbox = config.embeddedDefaults && config.smtp === null ? memoryMailbox() : null;
  const mail = config.smtp === null ? mailbox : smtpMailSender(smtpOptions(config.smtp));
  return {
    database,
    mail,
    mailbox,
    describe: opened.describe,
    async openCalorificValues(now) {
      const { calorificValuesUrl: url } = config;
      return url === null
        ? noCalorificValues()
        : nationalGasValues({
            url,
            folder: dataFolder,
            now,
            log: log.child({ service: "calorific-values" }),
          });
    },
    openStream: () =>
      config.kafka === null
        ? openPostgresStream({
            database,
            onFault: (fault) =>
              log.warn({ err: fault }, "the stream could not be trimmed; it is tried again"),
          })
        : openKafkaStream(kafkaOptions(config.kafka)),
    auditLog: (book, now) => createAuditLog({ database, blobs, ...book, now }),
    async migrate(migrations) {
      await migrate(database, [
        ...keysMigrations,
        ...readingStoreMigrations,
        ...streamMigrations,
        ...migrations,
      ]);
    },
    async openKeyring(now) {
      const masterKey = await localMasterKey(dataFolder, database);
      return {
        keys: createHouseholdKeys({ database, masterKey, now }),
        fieldHash: await openFieldHash(database, masterKey),
        signingKeys: createSigningKeys({ database, masterKey, now }),
      };
    },
    openReadingStore({ keys, fieldHash }, { assertStillConsented, assertNotConsented, withoutConsent }, now) {
      return createReadingStore({
        database,
        keys,
        fieldHash,
        assertStillConsented,
        assertNotConsented,
        withoutConsent,
        now,
      });
    },
    async close() {
      await mail?.close();
      await opened.close();
    },
  };
}

function kafkaOptions({ brokers, topic, tls, connectionString }: NonNullable<ServerConfig["kafka"]>) {
  const sasl = {
    mechanism: "plain",
    username: "$ConnectionString",
    password: connectionString ?? "",
  } as const;
  return { brokers, topic, tls, ...(connectionString === null ? {} : { sasl }) };
}

/** A server on this machine may be without TLS: nothing crosses a network. */
function smtpOptions({ url, from }: NonNullable<ServerConfig["smtp"]>) {
  const withoutTls = ["localhost", "127.0.0.1", "[::1]"].includes(new URL(url).hostname);
  return { url, from, withoutTls };
}
