import type { RequestListener } from "node:http";
import { join } from "node:path";
import { createConsent, purposes } from "@halfhourly/consent";
import { createConsumerApi, httpServerOptions, type ConsumerApi } from "@halfhourly/consumer-api";
import type { ConsentClient } from "@halfhourly/contracts";
import { createIngestion } from "@halfhourly/ingestion";
import type { ReadingStore } from "@halfhourly/reading-store";
import type { Log } from "@halfhourly/service-kit";
import fastify from "fastify";
import type { Adapters } from "./adapters.js";
import type { ServerConfig } from "./config.js";
import type { Door } from "./door.js";
import {
  createIdentityProvider,
  makeIdentitySecrets,
  readIdentitySecrets,
} from "./identity-provider/index.js";
import { operatorToken, secretFile } from "./instance-files.js";
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
  readonly consumerApi: ConsumerApi;
  /** From here on requests reach the services instead of the progress page. */
  open(): Promise<void>;
  close(): Promise<void>;
}

/** Which services there are and what each stands on. None imports another; they meet here, through their contracts. */
export async function openServices(options: ServicesOptions): Promise<Services> {
  const { config, adapters, door, now, ids, log } = options;
  const { database } = adapters;
  const named = (name: string) => log.child({ service: name });

  const consent = createConsent({ database, now, ids });
  await adapters.migrate(consent.migrations);
  const { keys, readingStore } = await adapters.openStores(consent, now);
  const ingestion = createIngestion({
    database,
    readingStore,
    consent: consent.client,
    keys,
    now,
    ids,
    logger: named("ingestion"),
  });

  const identity = createIdentityProvider({
    database,
    publicUrl: config.publicUrl,
    secrets: await identitySecrets(door.dataFolder),
    verifyPassword: (email, password) => consumerApi.verifyPassword(email, password),
    now,
    logger: named("identity-provider"),
  });
  const consumerApi = createConsumerApi({
    database,
    readingStore,
    consent: consent.client,
    ingestion: ingestion.client,
    now,
    ids,
    config: {
      publicUrl: config.publicUrl,
      issuer: { ...identity.client, internalOrigin: `http://${door.host}:${door.port}` },
      operatorToken: await operatorToken(door.dataFolder),
      viewingNotice: purposes.viewing,
    },
    logger: named("consumer-api"),
  });
  await adapters.migrate([...ingestion.migrations, ...identity.migrations, ...consumerApi.migrations]);
  await consumerApi.recover();

  let listener: RequestListener = () => {};
  const http = fastify({
    ...httpServerOptions(named("http")),
    serverFactory: (handler) => {
      listener = handler;
      return door.server;
    },
  });
  return {
    consent: consent.client,
    viewingNotice: purposes.viewing.version,
    readingStore,
    consumerApi,
    async open() {
      await identity.register(http);
      await consumerApi.register(http);
      await serveWebApp(http, options.webFolder);
      await http.ready();
      ingestion.start();
      door.handOver(listener);
    },
    async close() {
      await ingestion.stop();
      await http.close();
    },
  };
}

async function identitySecrets(dataFolder: string) {
  const make = () => JSON.stringify(makeIdentitySecrets());
  return readIdentitySecrets(await secretFile(join(dataFolder, "identity-secrets"), make));
}
