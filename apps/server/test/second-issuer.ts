import { OAuth2Server, type MutableToken } from "oauth2-mock-server";

/** What the issuer says of whoever signs in next, beside what it always says. */
export interface Said {
  idToken: Record<string, unknown>;
  accessToken: Record<string, unknown>;
  userInfo: Record<string, unknown>;
}

export const clientId = "our-server";
export const appClientId = "our-app";
export const audience = "api://energy";

/**
 * An issuer that shares nothing with ours: oauth2-mock-server, with its own keys and addresses, RS256, `typ: JWT`, no
 * authorization server metadata beyond the least. It asks nobody anything: whoever comes is signed in as `said`.
 */
export async function openSecondIssuer() {
  const server = new OAuth2Server();
  await server.issuer.keys.generate("RS256");
  await server.start(0, "127.0.0.1");
  const said: Said = { idToken: {}, accessToken: {}, userInfo: {} };
  server.service.on("beforeTokenSigning", ({ payload }: MutableToken) => {
    // Its access tokens name a scope, its ID tokens the client.
    Object.assign(payload, payload["scope"] === undefined ? said.idToken : said.accessToken);
  });
  server.service.on("beforeUserinfo", (response: { body: unknown }) => {
    response.body = said.userInfo;
  });
  const url = server.issuer.url!;
  return {
    url,
    said,
    server,
    /** The configuration of an operator who uses it. */
    env: {
      HALFHOURLY_ISSUER: url,
      HALFHOURLY_CLIENT_ID: clientId,
      HALFHOURLY_CLIENT_SECRET: "a-secret",
      HALFHOURLY_APP_CLIENT_ID: appClientId,
      HALFHOURLY_AUDIENCE: audience,
    },
    /** An access token as its app would hold it; what is said here counts before everything. */
    accessToken: (claims: Record<string, unknown> = {}, header: Record<string, unknown> = {}) =>
      server.issuer.buildToken({
        expiresIn: 300,
        scopesOrTransform: (tokenHeader, payload) => {
          Object.assign(tokenHeader, header);
          Object.assign(
            payload,
            { aud: audience, azp: appClientId, sub: "johndoe", jti: crypto.randomUUID() },
            claims,
          );
        },
      }),
    async close() {
      if (server.listening) await server.stop();
    },
  };
}

export type SecondIssuer = Awaited<ReturnType<typeof openSecondIssuer>>;

export const secondsAgo = (seconds: number) => Math.floor(Date.now() / 1000) - seconds;

/** A browser between our server and the issuer: it follows redirects until a page comes, keeping our cookies alone. */
export class Wanderer {
  readonly #cookies = new Map<string, string>();
  readonly #publicUrl: string;

  constructor(publicUrl: string) {
    this.#publicUrl = publicUrl;
  }

  async go(path: string): Promise<{
    readonly status: number;
    readonly path: string;
    readonly text: string;
    readonly asked: URL | null;
  }> {
    let address = new URL(path, this.#publicUrl);
    let asked: URL | null = null;
    for (let hops = 0; hops < 6; hops += 1) {
      const isOurs = address.origin === this.#publicUrl;
      const answer = await fetch(address, {
        redirect: "manual",
        headers: isOurs ? { accept: "text/html", cookie: this.cookie() } : {},
      });
      if (isOurs) for (const line of answer.headers.getSetCookie()) this.#keep(line);
      else asked = address;
      const location = answer.headers.get("location");
      if (location === null)
        return {
          status: answer.status,
          path: address.pathname + address.search,
          text: await answer.text(),
          asked,
        };
      address = new URL(location, address);
    }
    throw new Error("led in circles");
  }

  async json(path: string): Promise<Record<string, unknown>> {
    const answer = await fetch(new URL(path, this.#publicUrl), { headers: { cookie: this.cookie() } });
    return (await answer.json()) as Record<string, unknown>;
  }

  cookie(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  }

  #keep(line: string): void {
    const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    if (/max-age=0/i.test(line)) this.#cookies.delete(name);
    else this.#cookies.set(name, value);
  }
}
