import {
  metadataAddress,
  ServerMetadataSchema,
  TokenFaultSchema,
  type ServerMetadata,
} from "@halfhourly/contracts";
import { NotRun, Wrong, needed, type Checking } from "./case.js";
import { bodyBy, expectBody, expectStatus } from "./expect.js";
import type { Server } from "./server.js";

const WHERE = "GET /.well-known/oauth-authorization-server";

/** TLS, the metadata, and what a stranger is told. @returns the metadata, where it is right */
export async function checkDiscovery(checking: Checking, server: Server): Promise<ServerMetadata | null> {
  await checking.case("tls", "TLS 1.2 or newer, with a certificate that is trusted", async () => {
    if (server.baseUrl.startsWith("http:")) throw new NotRun("The server is on this machine, without TLS.");
    // Node speaks nothing older than TLS 1.2 and takes no certificate that it does not trust.
    await server.ask({ where: WHERE, url: metadataAddress(server.baseUrl) });
  });
  const metadata = await checking.case("discovery", "The metadata of RFC 8414, in this server's name", () =>
    askMetadata(server),
  );
  await checking.case(
    "client-unknown",
    "The token endpoint refuses a client that it does not know",
    async () => {
      const { token_endpoint } = needed(metadata, "metadata");
      const answer = await server.ask({
        where: "POST token endpoint, as an unknown client",
        url: token_endpoint,
        method: "POST",
        headers: {
          authorization: `Basic ${Buffer.from("nobody-known:nothing").toString("base64")}`,
          "content-type": "application/x-www-form-urlencoded",
        },
        body: "grant_type=refresh_token&refresh_token=none",
      });
      expectStatus(answer, 401);
      if (bodyBy(answer, TokenFaultSchema).error !== "invalid_client")
        throw new Wrong(
          answer.where,
          "The fault is not `invalid_client`.",
          "Answer as RFC 6749, section 5.2.",
        );
    },
  );
  await checking.case("redirect-unknown", "Nobody is sent to an address that is not registered", async () => {
    const url = new URL(needed(metadata, "metadata").authorization_endpoint);
    const foreign = "https://not-registered.example/";
    for (const [name, value] of Object.entries({
      response_type: "code",
      client_id: "nobody-known",
      redirect_uri: foreign,
    }))
      url.searchParams.set(name, value);
    const answer = await server.ask({
      where: "GET authorization endpoint, for an unknown client",
      url: url.href,
    });
    if (answer.headers.get("location")?.startsWith(foreign) === true)
      throw new Wrong(
        answer.where,
        "The browser is sent to an address that nobody registered.",
        "Show a page that says so (RFC 6749, section 4.1.2.1).",
      );
  });
  return metadata;
}

async function askMetadata(server: Server): Promise<ServerMetadata> {
  const answer = await server.ask({ where: WHERE, url: metadataAddress(server.baseUrl) });
  const metadata = expectBody(answer, ServerMetadataSchema);
  const wrong = (what: string, todo: string) => new Wrong(WHERE, what, todo);
  if (metadata.issuer !== server.baseUrl)
    throw wrong(
      "`issuer` is not the base address.",
      "Say the base address, character by character, without a slash at its end.",
    );
  for (const name of ["authorization_endpoint", "token_endpoint", "revocation_endpoint"] as const) {
    const address = metadata[name];
    if (!URL.canParse(address) || (server.baseUrl.startsWith("https:") && !address.startsWith("https:")))
      throw wrong(`\`${name}\` is not an https address.`, "Say a whole https address.");
  }
  const contain = [
    ["response_types_supported", "code"],
    ["grant_types_supported", "authorization_code"],
    ["grant_types_supported", "refresh_token"],
    ["code_challenge_methods_supported", "S256"],
    ["token_endpoint_auth_methods_supported", "client_secret_basic"],
  ] as const;
  for (const [name, word] of contain)
    if (!metadata[name].includes(word))
      throw wrong(`\`${name}\` does not contain \`${word}\`.`, "Support it, and say so.");
  if (!metadata.scopes_supported.some((scope) => scope === "read:electricity" || scope === "read:gas"))
    throw wrong("`scopes_supported` has neither fuel.", "Support `read:electricity`, `read:gas` or both.");
  return metadata;
}
