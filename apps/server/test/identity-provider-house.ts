import { appendTo } from "@halfhourly/audit";
import { createConsumerApi, httpServerOptions } from "@halfhourly/consumer-api";
import { purposes } from "@halfhourly/consent";
import { createTestConsent } from "@halfhourly/consent/testing";
import { migrate } from "@halfhourly/database";
import { createTestDatabase } from "@halfhourly/database/testing";
import { createHouseholdKeys, keysMigrations, localMasterKey } from "@halfhourly/keys";
import { memoryMailbox } from "@halfhourly/mail";
import type { ReadingStore } from "@halfhourly/reading-store";
import { createLog } from "@halfhourly/service-kit";
import fastify from "fastify";
import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createIdentityProvider, makeIdentitySecrets } from "../src/identity-provider/index.js";

export const email = "ada@example.org";
export const password = "correct horse battery";

/** The consumer API and the sign-in provider on one listening server, as the product runs them. */
export async function openSignInHouse() {
  const { database, close } = await createTestDatabase();
  // The address is part of the issuer's name, so the port must be known before anything is made.
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  const publicUrl = `http://localhost:${port}`;
  const clock = { aheadMs: 0 };
  const now = () => Date.now() + clock.aheadMs;
  const logLines: string[] = [];
  const logger = createLog({ level: "debug", name: "server", write: (line) => logLines.push(line) });
  const { consent, fieldHash } = createTestConsent({ database, now });
  await migrate(database, keysMigrations);
  const folder = await mkdtemp(join(tmpdir(), "halfhourly-identity-"));
  const masterKey = await localMasterKey(folder, database);
  const keys = createHouseholdKeys({ database, masterKey });
  const mailbox = memoryMailbox();
  const changes: string[] = [];
  const secrets = makeIdentitySecrets();
  const provider = createIdentityProvider({
    database,
    publicUrl,
    secrets,
    now,
    ids: randomUUID,
    keys,
    fieldHash,
    mail: mailbox,
    isBreached: async (typed) => typed === "password123",
    onPersonChanged: async (subject, what) => void changes.push(`${subject} ${what}`),
    logger,
  });
  const nothingHeld: ReadingStore = {
    upsert: () => Promise.reject(new Error("not in this test")),
    seal: () => Promise.reject(new Error("not in this test")),
    storeSealed: () => Promise.reject(new Error("not in this test")),
    foldMonths: () => Promise.reject(new Error("not in this test")),
    days: async () => [],
    replaced: async () => [],
    registers: async () => [],
    eraseUnconsented: () => Promise.reject(new Error("not in this test")),
    eraseHousehold: () => Promise.reject(new Error("not in this test")),
  };
  const consumerApi = createConsumerApi({
    database,
    readingStore: nothingHeld,
    consent: consent.client,
    keys,
    people: provider.people,
    fieldHash,
    tenancies: consent.client,
    erasure: consent.client,
    audit: { append: appendTo("consumer_api") },
    auditLogs: [],
    collection: null,
    ingestion: {
      startImport: () => Promise.reject(new Error("not in this test")),
      imports: async () => [],
      importJob: async () => null,
    },
    now,
    ids: randomUUID,
    logger,
    config: {
      publicUrl,
      issuer: { ...provider.client, internalOrigin: `http://127.0.0.1:${port}` },
      operatorToken: null,
      viewingNotice: purposes.viewing!,
    },
  });
  await migrate(database, provider.migrations);
  await migrate(database, [...consent.migrations, ...consumerApi.migrations]);
  const http = fastify({
    ...httpServerOptions(logger),
    serverFactory: (handler) => server.on("request", handler),
  });
  await consumerApi.register(http);
  await provider.register(http);
  await http.ready();
  const person = { email, displayName: "Ada" };
  const subject = await provider.people.create({ ...person, password, demonstration: true });
  const account = await consumerApi.accountFor({ ...person, subject });
  return {
    publicUrl,
    port,
    account,
    subject,
    database,
    consumerApi,
    logLines,
    mailbox,
    changes,
    provider,
    clock,
    async close() {
      await http.close();
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
      await close();
      await rm(folder, { recursive: true });
    },
  };
}

export type SignInHouse = Awaited<ReturnType<typeof openSignInHouse>>;

/** A browser as far as signing in needs one: it keeps cookies by path and follows nothing by itself. */
export class Browser {
  /** By name and path, as two sign-in pages hold a cookie of one name each. */
  readonly #cookies = new Map<
    string,
    { readonly name: string; readonly value: string; readonly path: string }
  >();
  readonly #publicUrl: string;

  constructor(publicUrl: string) {
    this.#publicUrl = publicUrl;
  }

  async get(path: string, headers: Record<string, string> = {}): Promise<Response> {
    return this.#send(path, {
      headers: { accept: "text/html", "sec-fetch-site": "same-origin", ...headers },
    });
  }

  async post(
    path: string,
    form: Record<string, string>,
    headers: Record<string, string> = {},
  ): Promise<Response> {
    return this.#send(path, {
      method: "POST",
      body: new URLSearchParams(form),
      headers: { accept: "text/html", "sec-fetch-site": "same-origin", ...headers },
    });
  }

  /** Follows redirects of this site until there is a page. */
  async follow(answer: Response): Promise<{ readonly answer: Response; readonly path: string }> {
    let [current, path] = [answer, new URL(answer.url).pathname];
    for (let hops = 0; current.status >= 300 && current.status < 400 && hops < 10; hops++) {
      const target = new URL(current.headers.get("location")!, this.#publicUrl);
      if (target.origin !== this.#publicUrl) throw new Error(`led away to ${target.origin}`);
      path = target.pathname + target.search;
      if (!/^\/(v1|oidc)\//.test(path)) break;
      current = await this.get(path);
    }
    return { answer: current, path };
  }

  cookie(name: string): string | undefined {
    return [...this.#cookies.values()].find((cookie) => cookie.name === name)?.value;
  }

  cookieNames(): string[] {
    return [...this.#cookies.values()].map(({ name }) => name);
  }

  async #send(path: string, init: RequestInit & { headers: Record<string, string> }): Promise<Response> {
    const address = new URL(path, this.#publicUrl);
    const cookies = [...this.#cookies.values()].filter((cookie) => address.pathname.startsWith(cookie.path));
    const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
    const answer = await fetch(address, {
      redirect: "manual",
      ...init,
      headers: { ...init.headers, cookie },
    });
    for (const line of answer.headers.getSetCookie()) this.#keep(line);
    return answer;
  }

  #keep(line: string): void {
    const [pair = "", ...attributes] = line.split(/;\s*/);
    const [name = "", ...value] = pair.split("=");
    const path = attributes.find((attribute) => /^path=/i.test(attribute))?.slice(5) ?? "/";
    const gone = attributes.some(
      (attribute) => /^max-age=0$/i.test(attribute) || /^expires=Thu, 01 Jan 1970/i.test(attribute),
    );
    if (gone) this.#cookies.delete(`${name} ${path}`);
    else this.#cookies.set(`${name} ${path}`, { name, value: value.join("="), path });
  }
}
