import type { IncomingMessage } from "node:http";
import { embeddedTerms, type IssuerConfig } from "@halfhourly/consumer-api";
import type { DataOwner, PersonalDataSource } from "@halfhourly/contracts";
import type { Migration } from "@halfhourly/database";
import type { FastifyInstance } from "fastify";
import type Provider from "oidc-provider";
import { EmailCodes } from "./codes/email-codes.js";
import { dataOwner } from "./data-owner.js";
import { KnownDevices } from "./devices/known-devices.js";
import { FlowStore } from "./flow/flow-store.js";
import { pageRoutes } from "./flow/routes.js";
import type { PagesParts } from "./flow/visit.js";
import { identityMigrations } from "./migrations.js";
import { accountOf } from "./openid/claims.js";
import { apiResource, appClientId, serverClientId } from "./openid/clients.js";
import { openProvider } from "./openid/provider.js";
import { derivedKey } from "./openid/secrets.js";
import type { IdentityProviderParts } from "./parts.js";
import { adoptPersons } from "./people/adopt.js";
import { setRoles } from "./people/changes.js";
import { personalDataSource } from "./people/personal-data.js";
import { createPerson, findSubject, type NewPerson } from "./people/people.js";
import { Throttle } from "./throttle/throttle.js";

export {
  makeIdentitySecrets,
  readIdentitySecrets,
  withFreshSigningKey,
  type IdentitySecrets,
} from "./openid/secrets.js";
export { apiResource, appClientId, appRedirectUri } from "./openid/clients.js";
export { identityMigrations } from "./migrations.js";
export type { IdentityProviderParts, PersonChange } from "./parts.js";
export type { SmsSender } from "./sms-sender.js";
export type { NewPerson } from "./people/people.js";

export interface People {
  /** @returns the subject. @throws Problem `email-invalid`, `password-too-short` or `email-taken`. */
  create(person: NewPerson): Promise<string>;
  /** The subject of the person with this email in any spelling, or null. */
  find(email: string): Promise<string | null>;
  /** What the person's next tokens say of its roles; sign-ins that stand are ended. */
  setRoles(subject: string, roles: readonly string[]): Promise<void>;
}

export interface IdentityProvider {
  /**
   * Apply them before the first sign-in, and before any of consumer_api that is newer than 0003: the first one of ours
   * copies the persons of the first slice out of there.
   */
  readonly migrations: readonly Migration[];
  /** What the consumer API signs people in with. */
  readonly client: Omit<IssuerConfig, "internalOrigin">;
  readonly people: People;
  readonly owner: DataOwner;
  /** What an export hands out of a person. */
  readonly personalData: PersonalDataSource;
  /** Call it once at start, after the migrations: what an earlier version left is brought into today's shape. */
  recover(): Promise<void>;
  /** Mounts the provider and its pages at /oidc. */
  register(http: FastifyInstance): Promise<void>;
}

const mount = "/oidc";

/** The embedded OpenID Connect provider: a mounted part of the server, with its own schema in the one database. */
export function createIdentityProvider(parts: IdentityProviderParts): IdentityProvider {
  const { publicUrl } = parts;
  const issuer = `${publicUrl}${mount}`;
  return {
    migrations: identityMigrations,
    client: clientOf(parts, issuer),
    people: {
      create: (person) => createPerson(parts, person),
      find: (email) => findSubject(parts, email),
      setRoles: (subject, roles) => setRoles(parts, subject, roles),
    },
    owner: dataOwner(parts),
    personalData: personalDataSource(parts),
    recover: () => adoptPersons(parts, parts.logger),
    async register(http) {
      const provider = await openProvider({ ...parts, issuer });
      await http.register(async (scope) => pageRoutes(scope, pagesParts(parts, provider)), { prefix: mount });
      await http.register(async (scope) => mountProvider(scope, provider.callback(), publicUrl), {
        prefix: mount,
      });
    },
  };
}

function clientOf(parts: IdentityProviderParts, issuer: string): IdentityProvider["client"] {
  const resource = apiResource(parts.publicUrl);
  return {
    url: issuer,
    clientId: serverClientId,
    clientSecret: parts.secrets.clientSecret,
    ...embeddedTerms,
    app: { clientId: appClientId, scopes: ["openid"], audience: resource, resource },
    claimsOf: async (subject) =>
      (await accountOf(parts, subject))?.claims("id_token", "openid", {}, []) ?? null,
  };
}

function pagesParts(parts: IdentityProviderParts, provider: Provider): PagesParts {
  const { database, now } = parts;
  const keyFor = (use: string) => derivedKey(parts.secrets, use);
  return {
    ...parts,
    sms: parts.sms ?? null,
    provider,
    flows: new FlowStore(database, keyFor("pages"), now),
    throttle: new Throttle({ database, now, key: keyFor("attempts") }),
    devices: new KnownDevices({ database, now, key: keyFor("devices") }),
    codes: new EmailCodes({ database, now, key: keyFor("email codes") }),
  };
}

type Answer = ReturnType<Awaited<ReturnType<typeof openProvider>>["callback"]>;

function mountProvider(scope: FastifyInstance, answer: Answer, publicUrl: string): void {
  const { host, protocol } = new URL(publicUrl);
  // The provider reads its own bodies, so they are handed on unread.
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser("*", (_request, _payload, done) => done(null));
  scope.all("/*", (request, reply) => {
    void reply.hijack();
    const raw: IncomingMessage & { originalUrl?: string } = request.raw;
    raw.originalUrl = raw.url ?? mount;
    raw.url = raw.originalUrl.slice(mount.length);
    raw.headers["x-forwarded-host"] = host;
    raw.headers["x-forwarded-proto"] = protocol.slice(0, -1);
    void answer(raw, reply.raw);
  });
}
