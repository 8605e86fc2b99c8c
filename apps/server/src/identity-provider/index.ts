import type { IncomingMessage } from "node:http";
import type { Database, Migration } from "@halfhourly/database";
import type { Log } from "@halfhourly/service-kit";
import type { FastifyInstance } from "fastify";
import { SignInAttempts } from "./attempts.js";
import { identityMigrations } from "./migrations.js";
import { openProvider } from "./provider.js";
import type { IdentitySecrets } from "./secrets.js";
import { signInRoutes, type VerifyPassword } from "./sign-in-routes.js";

export { makeIdentitySecrets, readIdentitySecrets, type IdentitySecrets } from "./secrets.js";
export { identityMigrations } from "./migrations.js";

export interface IdentityProviderParts {
  readonly database: Database;
  /** The one address that people use, without a path or trailing slash. */
  readonly publicUrl: string;
  readonly secrets: IdentitySecrets;
  readonly verifyPassword: VerifyPassword;
  readonly now: () => number;
  readonly logger: Log;
}

export interface IdentityProvider {
  /** Apply them before the first sign-in. */
  readonly migrations: readonly Migration[];
  /** What the consumer API signs people in with. */
  readonly client: { readonly url: string; readonly clientId: string; readonly clientSecret: string };
  /** Mounts the provider and its sign-in page at /oidc. */
  register(http: FastifyInstance): Promise<void>;
}

const mount = "/oidc";
const clientId = "halfhourly";

/** The embedded OpenID Connect provider: a mounted part of the server, with its own schema in the one database. */
export function createIdentityProvider(parts: IdentityProviderParts): IdentityProvider {
  const { publicUrl, secrets } = parts;
  const issuer = `${publicUrl}${mount}`;
  return {
    migrations: identityMigrations,
    client: { url: issuer, clientId, clientSecret: secrets.clientSecret },
    async register(http) {
      const provider = await openProvider({
        ...parts,
        issuer,
        clientId,
        redirectUri: `${publicUrl}/v1/sign-in/callback`,
      });
      const { origin, host, protocol } = new URL(publicUrl);
      const attempts = new SignInAttempts(parts.now);
      await http.register(
        async (scope) =>
          signInRoutes(scope, {
            provider,
            publicOrigin: origin,
            attempts,
            verifyPassword: parts.verifyPassword,
          }),
        { prefix: mount },
      );
      const answer = provider.callback();
      await http.register(
        async (scope) => {
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
        },
        { prefix: mount },
      );
    },
  };
}
