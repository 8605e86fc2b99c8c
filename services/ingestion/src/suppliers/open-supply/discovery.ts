import { metadataAddress, type ServerMetadata } from "@halfhourly/contracts";
import type { SourceCall } from "../port.js";
import { SourceFault } from "../source-fault.js";
import { statusFault } from "../status-fault.js";
import { readMetadata } from "./read-answer.js";

const KEPT_MS = 3_600_000;

export type Discover = (call: SourceCall) => Promise<ServerMetadata>;

/** Where a supplier's endpoints lie (RFC 8414), asked anew every hour. A failure is not kept. */
export function discovery(baseUrl: string): Discover {
  let kept: { readonly metadata: ServerMetadata; readonly untilMs: number } | null = null;
  return async (call) => {
    if (kept !== null && call.nowMs < kept.untilMs) return kept.metadata;
    const metadata = await ask(call, baseUrl);
    kept = { metadata, untilMs: call.nowMs + KEPT_MS };
    return metadata;
  };
}

async function ask({ http, signal, nowMs }: SourceCall, baseUrl: string): Promise<ServerMetadata> {
  const url = metadataAddress(baseUrl);
  const answer = await http({ method: "GET", url, headers: { accept: "application/json" } }, signal);
  if (answer.status !== 200) throw statusFault(answer, "where to sign in", nowMs);
  const metadata = readMetadata(answer.bytes);
  // RFC 8414, section 3.3: the issuer is the address that was asked, or somebody speaks in another's name.
  if (metadata.issuer !== baseUrl) throw wrong("its issuer is not the address that was asked");
  const { authorization_endpoint, token_endpoint, revocation_endpoint } = metadata;
  if (![authorization_endpoint, token_endpoint, revocation_endpoint].every(isGuarded))
    throw wrong("an endpoint is not an https address");
  if (!metadata.code_challenge_methods_supported.includes("S256"))
    throw wrong("it does not support PKCE by S256");
  return metadata;
}

/** Secrets go there: only over TLS, or within this machine. */
export function isGuarded(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, username } = new URL(address);
  const isHere = ["localhost", "127.0.0.1", "[::1]"].includes(hostname);
  return username === "" && (protocol === "https:" || (protocol === "http:" && isHere));
}

function wrong(why: string): SourceFault {
  return new SourceFault("not-understood", `The supplier's metadata cannot be used: ${why}.`);
}
