import type { RequestListener } from "node:http";
import { join } from "node:path";
import { auditBooks } from "@halfhourly/audit";
import { consentMigrations, createConsent, purposes } from "@halfhourly/consent";
import { createConsumerApi, httpServerOptions, keepTimes, type ConsumerApi } from "@halfhourly/consumer-api";
import type { CollectionClient, ConsentClient, DataOwner, MarketClient } from "@halfhourly/contracts";
import { createIngestion } from "@halfhourly/ingestion";
import type { ReadingStore } from "@halfhourly/reading-store";
import type { Log } from "@halfhourly/service-kit";
import { createTariffs } from "@halfhourly/tariffs";
import fastify from "fastify";
import type { Adapters } from "./adapters.js";
import { startAnchoring, type Anchoring } from "./audit-anchors.js";
import { breachedPasswords } from "./breached-passwords/index.js";
import type { ServerConfig } from "./config.js";
import { openCollectionSource, type SimulatedSource } from "./dcc/collection-source.js";
import type { Door } from "./door.js";
import {
  createIdentityProvider,
  makeIdentitySecrets,
  readIdentitySecrets,
  withFreshSigningKey,
  type IdentitySecrets,
  type People,
} from "./identity-provider/index.js";
import { keepSecret, operatorToken, secretFile } from "./instance-files.js";
import { openSuppliers } from "./suppliers/open-suppliers.js";
import { serveMailbox } from "./mailbox/mailbox-page.js";
import { servePrivacyNotice } from "./privacy-page.js";
import { tariffSources } from "./tariffs/open-tariff-sources.js";
import { serveWebApp } from "./web-app.js";

export interface ServicesOptions {
  readonly config: ServerConfig;
  readonly adapters: Adapters;
  readonly door: Door;
  readonly webFolder: string;
  readonly now: () => number;
  readonly ids: () => string;
  readonly log: Log;
}

export interface Services {
  readonly consent: ConsentClient;
  readonly viewingNotice: string;
  readonly readingStore: ReadingStore;
  /** What suppliers offer, as far as it is known here. */
  readonly market: MarketClient;
  /** The network's alone; null where it is not collected from. */
  readonly collection: CollectionClient | null;
  readonly simulated: SimulatedSource | null;
  readonly consumerApi: ConsumerApi;
  /** Every part of the system that holds data of households, in the order in which they are asked to erase. */
  readonly dataOwners: readonly DataOwner[];
  readonly people: People;
  /** From here on requests reach the services instead of the progress page. */
  open(): Promise<void>;
  close(): Promise<void>;
}

/** Which services there are and what each stands on. None imports another; they meet here, through their contracts. */
export async function openServices(options: ServicesOptions): Promise<Services> {
  const { config, adapters, door, now, ids, log } = options;
  const { database } = adapters;
  const named = (name: string) => log.child({ service: name });

  await adapters.migrate(consentMigrations);
  const keyring = await adapters.openKeyring(now);
  const { keys, fieldHash, signingKeys } = keyring;
  const dataOwners: DataOwner[] = [];
  const consent = createConsent({
    database,
    keys,
    fieldHash,
    signingKeys,
    owners: () => dataOwners,
    controller: { name: config.operator.name ?? "Whoever runs this copy", url: config.publicUrl },
    now,
    ids,
    logger: named("consent"),
  });
  await consent.recover();
  const readingStore = adapters.openReadingStore(keyring, consent, now);
  const source = await openCollectionSource(config.dcc, door.dataFolder, now);
  const suppliers = await openSuppliers(config.suppliers);
  // Before what is opened from here on: the stream's tables are its own.
  await adapters.migrate([]);
  const stream = await adapters.openStream();
  const ingestion = createIngestion({
    database,
    readingStore,
    consent: consent.client,
    keys,
    fieldHash,
    now,
    ids,
    logger: named("ingestion"),
    ...(source === null ? {} : { dcc: source.options }),
    collecting: {
      sources: suppliers.sources,
      stream,
      returnUrl: `${config.publicUrl}/v1/supplier-accounts/return`,
    },
  });
  const collecting = ingestion.collecting?.client ?? null;
  const collectsFrom = source === null && suppliers.sources.length === 0 ? null : collecting;

  const secrets = await identitySecrets(door.dataFolder, now());
  const identity = createIdentityProvider({
    database,
    publicUrl: config.publicUrl,
    secrets,
    keys,
    fieldHash,
    mail: adapters.mail,
    isBreached: breachedPasswords({
      rangeUrl: config.breachedPasswordsUrl,
      logger: named("breached-passwords"),
    }),
    onPersonChanged: (subject) => consumerApi.endSessionsOf(subject),
    now,
    ids,
    logger: named("identity-provider"),
  });
  const audit = adapters.auditLog(auditBooks.consumerApi, now);
  const auditLogs = [
    adapters.auditLog(auditBooks.consent, now),
    adapters.auditLog(auditBooks.ingestion, now),
    audit,
  ];
  const calorificValues = await adapters.openCalorificValues(now);
  const tariffs = createTariffs({
    database,
    sources: tariffSources(config.tariffs),
    now,
    ids,
    logger: named("tariffs"),
  });
  const consumerApi = createConsumerApi({
    calorificValues,
    market: tariffs.client,
    database,
    readingStore,
    consent: consent.client,
    tenancies: consent.client,
    erasure: consent.client,
    ingestion: ingestion.client,
    collection: collectsFrom,
    ...(collecting === null ? {} : { suppliers: collecting }),
    practice: {
      practiceHomes: source?.simulated?.practiceHomes ?? [],
      numberShownOn: (meterPoint) => source?.simulated?.numberShownOn(meterPoint) ?? null,
      accountsAt: (name) => suppliers.accountsAt(name),
    },
    audit,
    auditLogs,
    keys,
    people: identity.people,
    personalDataSources: [ingestion.personalData, identity.personalData],
    fieldHash,
    now,
    ids,
    config: {
      publicUrl: config.publicUrl,
      issuer: config.issuer ?? { ...identity.client, internalOrigin: `http://${door.host}:${door.port}` },
      operator: config.operator,
      operatorToken: await operatorToken(door.dataFolder),
      viewingNotice: purposes.viewing,
      requestsAMinute: config.requestsAMinute,
    },
    logger: named("consumer-api"),
  });
  // Identity first: it takes the persons of the first slice out of consumer_api before that lets go of them.
  await adapters.migrate(identity.migrations);
  await adapters.migrate([...ingestion.migrations, ...consumerApi.migrations, ...tariffs.migrations]);
  await ingestion.recover();
  await identity.recover();
  await consumerApi.recover();
  // Before the keys and the consents themselves, which consent adds behind them.
  // The person before the account: whoever can still sign in would be given a new one.
  dataOwners.push(ingestion.owner, identity.owner, ...consumerApi.owners, tariffs.owner);
  const receiving = (await ingestion.exchange?.start()) ?? null;
  if (receiving !== null) source?.receiving(receiving);

  let anchoring: Anchoring | null = null;
  let listener: RequestListener = () => {};
  const serverOptions = httpServerOptions(named("http"), config.proxies);
  const http = fastify({
    ...serverOptions,
    serverFactory: (handler) => {
      listener = handler;
      keepTimes(door.server, serverOptions);
      return door.server;
    },
  });
  return {
    consent: consent.client,
    viewingNotice: purposes.viewing.version,
    readingStore,
    market: tariffs.client,
    collection: ingestion.collection,
    simulated: source?.simulated ?? null,
    consumerApi,
    dataOwners: [...dataOwners, ...consent.owners],
    people: identity.people,
    async open() {
      // Its persons stay, and are erased with their accounts; but nobody signs in with a provider that was replaced.
      if (config.issuer === null) await identity.register(http);
      await consumerApi.register(http);
      servePrivacyNotice(http, config.operator);
      if (adapters.mailbox !== null) serveMailbox(http, adapters.mailbox);
      await serveWebApp(http, options.webFolder);
      await http.ready();
      ingestion.start();
      calorificValues.start();
      tariffs.start();
      consumerApi.start();
      consent.start();
      anchoring = startAnchoring(auditLogs, log);
      door.handOver(listener);
    },
    async close() {
      await calorificValues.stop();
      await tariffs.stop();
      await consumerApi.stop();
      await ingestion.stop();
      await stream.close();
      await suppliers.close();
      await source?.close();
      await consent.stop();
      await anchoring?.stop();
      await http.close();
    },
  };
}

/** Makes them at the first start, and a new signing key where the newest is old. */
async function identitySecrets(dataFolder: string, nowMs: number): Promise<IdentitySecrets> {
  const path = join(dataFolder, "identity-secrets");
  const held = readIdentitySecrets(await secretFile(path, () => JSON.stringify(makeIdentitySecrets(nowMs))));
  const fresh = withFreshSigningKey(held, nowMs);
  if (fresh !== held) await keepSecret(path, JSON.stringify(fresh));
  return fresh;
}
