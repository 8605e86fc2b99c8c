import { migrate } from "@halfhourly/database";
import { createTestDatabase } from "@halfhourly/database/testing";
import { createHouseholdKeys, fieldHashWith, keysMigrations, localMasterKey } from "@halfhourly/keys";
import { memoryMailbox } from "@halfhourly/mail";
import { createLog } from "@halfhourly/service-kit";
import fastify from "fastify";
import { createSecretKey, randomBytes, randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as openid from "openid-client";
import { generate } from "otplib";
import {
  createIdentityProvider,
  makeIdentitySecrets,
  type SmsSender,
  withFreshSigningKey,
} from "../src/identity-provider/index.js";
import { Browser } from "./identity-provider-house.js";

export const breached = "password123";
export const goodPassword = "three random words";

/** The sign-in provider alone on a listening server, with a mailbox and a clock that can be put forward. */
export async function openPeopleHouse(sms: SmsSender | null = null) {
  const { database, close } = await createTestDatabase();
  const folder = await mkdtemp(join(tmpdir(), "halfhourly-identity-"));
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  const publicUrl = `http://localhost:${port}`;
  const clock = { aheadMs: 0 };
  const now = () => Date.now() + clock.aheadMs;
  await migrate(database, keysMigrations);
  const keys = createHouseholdKeys({ database, masterKey: await localMasterKey(folder, database), now });
  const logLines: string[] = [];
  const logger = createLog({ level: "debug", name: "server", write: (line) => logLines.push(line) });
  // Made long ago, so that a second key signs beside it.
  const secrets = withFreshSigningKey(makeIdentitySecrets(0), now());
  const mailbox = memoryMailbox(now);
  const changes: string[] = [];
  const provider = createIdentityProvider({
    database,
    keys,
    fieldHash: fieldHashWith(createSecretKey(randomBytes(32))),
    publicUrl,
    secrets,
    mail: mailbox,
    sms,
    isBreached: async (typed) => typed === breached,
    onPersonChanged: async (subject, what) => void changes.push(`${subject} ${what}`),
    now,
    ids: randomUUID,
    logger,
  });
  await migrate(database, provider.migrations);
  await provider.recover();
  const http = fastify({ trustProxy: true, serverFactory: (handler) => server.on("request", handler) });
  await provider.register(http);
  await http.ready();
  const client = await openid.discovery(
    new URL(`${publicUrl}/oidc`),
    "halfhourly-app",
    { id_token_signed_response_alg: "ES256" },
    openid.None(),
    { execute: [openid.allowInsecureRequests] },
  );
  return {
    database,
    keys,
    secrets,
    provider,
    publicUrl,
    mailbox,
    changes,
    clock,
    now,
    client,
    logLines,
    async close() {
      await http.close();
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
      await close();
      await rm(folder, { recursive: true });
    },
  };
}

export type PeopleHouse = Awaited<ReturnType<typeof openPeopleHouse>>;

/** Somebody with a browser who signs in to the app: answers one page after another. */
export class Visitor {
  readonly browser: Browser;
  readonly #house: PeopleHouse;
  readonly #headers: Record<string, string>;
  #path = "";
  #returned: URL | null = null;
  #checks: openid.AuthorizationCodeGrantChecks = {};
  html = "";
  status = 0;

  constructor(
    house: PeopleHouse,
    headers: Record<string, string> = {},
    browser = new Browser(house.publicUrl),
  ) {
    [this.#house, this.#headers, this.browser] = [house, headers, browser];
  }

  async begin(parameters: Record<string, string> = {}): Promise<this> {
    const verifier = openid.randomPKCECodeVerifier();
    const [state, nonce] = [openid.randomState(), openid.randomNonce()];
    const address = openid.buildAuthorizationUrl(this.#house.client, {
      redirect_uri: "halfhourly://sign-in",
      scope: "openid offline_access",
      state,
      nonce,
      code_challenge: await openid.calculatePKCECodeChallenge(verifier),
      code_challenge_method: "S256",
      ...parameters,
    });
    this.#checks = { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce };
    this.#returned = null;
    await this.#take(await this.browser.get(address.pathname + address.search, this.#headers));
    return this;
  }

  /** Sends the page that is shown, with `form` typed into it. */
  async send(form: Record<string, string>): Promise<this> {
    const hidden = { language: this.language, step: this.step };
    await this.#take(await this.browser.post(this.#path, { ...hidden, ...form }, this.#headers));
    return this;
  }

  /** Sends something that no page of ours would send. */
  async sendRaw(form: Record<string, string>, headers: Record<string, string> = {}): Promise<Response> {
    return this.browser.post(this.#path, form, { ...this.#headers, ...headers });
  }

  async reload(): Promise<this> {
    await this.#take(await this.browser.get(this.#path, this.#headers));
    return this;
  }

  get step(): string {
    return /name="step" value="([\w-]+)"/.exec(this.html)?.[1] ?? "";
  }

  get language(): string {
    return /<html lang="(\w\w)"/.exec(this.html)?.[1] ?? "en";
  }

  get faults(): string[] {
    return [...this.html.matchAll(/<li><a href="#[\w-]+">([^<]+)<\/a>/g)].map(([, fault]) => fault ?? "");
  }

  /** The key that the page offers to type into an app. */
  get offeredSecret(): string {
    return (/class="key">([A-Z2-7 ]+)</.exec(this.html)?.[1] ?? "").replaceAll(" ", "");
  }

  get offeredCodes(): string[] {
    return [...this.html.matchAll(/<li>([a-z0-9]{5}-[a-z0-9]{5})<\/li>/g)].map(([, code]) => code ?? "");
  }

  get isSignedIn(): boolean {
    return this.#returned !== null;
  }

  async tokens() {
    if (this.#returned === null) throw new Error(`not signed in, but at ${this.step}: ${this.faults.join()}`);
    return openid.authorizationCodeGrant(this.#house.client, this.#returned, this.#checks);
  }

  async claims() {
    return (await this.tokens()).claims()!;
  }

  async #take(answer: Response): Promise<void> {
    let current = answer;
    for (let hops = 0; current.status >= 300 && current.status < 400 && hops < 10; hops += 1) {
      const target = new URL(current.headers.get("location")!, this.#house.publicUrl);
      if (target.protocol === "halfhourly:") {
        this.#returned = target;
        return;
      }
      this.#path = target.pathname + target.search;
      current = await this.browser.get(this.#path, this.#headers);
    }
    [this.status, this.html] = [current.status, await current.text()];
  }
}

/** The code in the newest message to an address. */
export function mailedCode({ mailbox }: PeopleHouse, to: string): string {
  const mail = mailbox.messages().find((one) => one.to === to && /\b\d{6}\b/.test(one.text));
  return /\b\d{6}\b/.exec(mail?.text ?? "")?.[0] ?? "none";
}

/** The code that an app shows; half a minute later, because no code counts twice. */
export async function nextTotp(house: PeopleHouse, secret: string): Promise<string> {
  house.clock.aheadMs += 30_000;
  return generate({ secret, epoch: Math.floor(house.now() / 1000) });
}

export interface Registered {
  readonly email: string;
  readonly password: string;
  readonly secret: string;
  readonly recoveryCodes: readonly string[];
  readonly visitor: Visitor;
}

let registered = 0;

/** Goes through every page of creating an account. */
export async function register(house: PeopleHouse, visitor = new Visitor(house)): Promise<Registered> {
  registered += 1;
  const email = `person${registered}@example.org`;
  await visitor.begin({ halfhourly_page: "register" });
  await visitor.send({ email });
  await visitor.send({ code: mailedCode(house, email) });
  await visitor.send({ password: goodPassword });
  const secret = visitor.offeredSecret;
  await visitor.send({ code: await nextTotp(house, secret) });
  const recoveryCodes = visitor.offeredCodes;
  await visitor.send({});
  return { email, password: goodPassword, secret, recoveryCodes, visitor };
}

/** Email, password and a code of the app. */
export async function signIn(
  house: PeopleHouse,
  { email, password, secret }: Pick<Registered, "email" | "password" | "secret">,
  {
    visitor = new Visitor(house),
    parameters = {},
  }: { visitor?: Visitor; parameters?: Record<string, string> } = {},
): Promise<Visitor> {
  await visitor.begin(parameters);
  await visitor.send({ email, password });
  return visitor.send({ code: await nextTotp(house, secret) });
}
