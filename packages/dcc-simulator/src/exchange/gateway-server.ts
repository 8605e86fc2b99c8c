import { createServer } from "node:https";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Identity } from "../pki/simulated-pki.js";

/** What came in, and to which address: requests for devices and requests for the DCC itself have one each. */
export interface GatewayCall {
  readonly method: string;
  readonly path: string;
  readonly contentType: string;
  readonly body: Uint8Array;
}

/** `silence`: the connection is closed without an answer. */
export type GatewayAnswer =
  { readonly status: number; readonly contentType: string; readonly body: Uint8Array | string } | "silence";

export interface GatewayServer {
  readonly url: string;
  close(): Promise<void>;
}

const MOST_BYTES = 262_144;
const LONGEST_WAIT_MS = 15_000;
/** Longer than a user pauses between requests, so that a kept connection is seldom closed just as it is used. */
const KEPT_OPEN_MS = 60_000;

/** HTTPS on loopback, for those alone who show a certificate of the root. Rejects where the port is taken. */
export async function gatewayServer(
  port: number,
  own: Identity,
  root: Identity,
  answer: (call: GatewayCall) => GatewayAnswer,
): Promise<GatewayServer> {
  const server = createServer(
    {
      key: own.key.export({ type: "pkcs8", format: "pem" }),
      cert: own.certificate.toString(),
      ca: root.certificate.toString(),
      requestCert: true,
      rejectUnauthorized: true,
      minVersion: "TLSv1.2",
      requestTimeout: LONGEST_WAIT_MS,
      headersTimeout: LONGEST_WAIT_MS,
      keepAliveTimeout: KEPT_OPEN_MS,
    },
    (incoming, outgoing) => void serve(incoming, outgoing, answer),
  );
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject).listen(port, "127.0.0.1", resolve);
  });
  return {
    url: `https://127.0.0.1:${portOf(server.address())}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function serve(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  answer: (call: GatewayCall) => GatewayAnswer,
): Promise<void> {
  try {
    const body = await bodyOf(incoming);
    if (body === null) return send(outgoing, plain(413, "too-large"));
    const given = answer({
      method: incoming.method ?? "",
      path: (incoming.url ?? "/").split("?")[0]!,
      contentType: (incoming.headers["content-type"] ?? "").split(";")[0]!.trim().toLowerCase(),
      body,
    });
    if (given === "silence") incoming.socket.destroy();
    else send(outgoing, given);
  } catch {
    // What went wrong may hold what was asked; nothing of it leaves.
    if (!incoming.socket.destroyed) send(outgoing, plain(500, "unexpected"));
  }
}

/** Null for more than the gateway takes. */
async function bodyOf(incoming: IncomingMessage): Promise<Buffer | null> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of incoming) {
    const chunk: Buffer = part;
    bytes += chunk.length;
    if (bytes <= MOST_BYTES) parts.push(chunk);
    // Far beyond the limit it is no slip: hear no more of it.
    if (bytes > 4 * MOST_BYTES) break;
  }
  return bytes <= MOST_BYTES ? Buffer.concat(parts) : null;
}

function send(
  outgoing: ServerResponse,
  { status, contentType, body }: Exclude<GatewayAnswer, "silence">,
): void {
  const bytes = Buffer.from(body);
  outgoing.writeHead(status, { "content-type": contentType, "content-length": bytes.length }).end(bytes);
}

/** One word for a machine. */
export function plain(status: number, word: string): Exclude<GatewayAnswer, "silence"> {
  return { status, contentType: "text/plain", body: `${word}\n` };
}

function portOf(address: string | AddressInfo | null): number {
  return typeof address === "object" && address !== null ? address.port : 0;
}
