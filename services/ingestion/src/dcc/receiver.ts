import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer } from "node:https";
import { TLSSocket } from "node:tls";
import { DccRefusal, type RefusalCode } from "@halfhourly/dcc";
import type { ExchangeParts } from "./parts.js";
import { takeAnswer } from "./take-answer.js";
import type { TlsFiles } from "./transport.js";

export interface ReceiverOptions {
  readonly host: string;
  /** 0 for a free one. */
  readonly port: number;
  /** Our server certificate and its key, and who signs the DCC's client certificates. */
  readonly tls: TlsFiles;
  /** Who is let in, by the common name of the client certificate: TLS is certified by another authority than messages. */
  readonly clients: readonly string[];
}

export interface Receiver {
  readonly port: number;
  close(): Promise<void>;
}

/** A SMETS1 answer of 13 months is some megabytes of XML. */
const LARGEST_ANSWER_BYTES = 16 * 1024 * 1024;
const MOST_CONNECTIONS = 64;
/** Each holds the values of a whole answer in memory. */
const MOST_AT_ONCE = 8;
const REQUEST_TIMEOUT_MS = 60_000;

/**
 * Where the DCC pushes its answers and alerts: HTTPS with mutual TLS on a port of its own. 200 is said only when an answer
 * is durable, or when it is certain that nobody wants it; what is refused is named by its code.
 */
export function startReceiver(
  parts: ExchangeParts,
  options: ReceiverOptions,
  wake: () => void,
): Promise<Receiver> {
  const { host, port, tls } = options;
  let atOnce = 0;
  const server = createServer(
    { ...tls, requestCert: true, rejectUnauthorized: true, minVersion: "TLSv1.2" },
    (incoming, outgoing) => {
      if (atOnce >= MOST_AT_ONCE) return reply(incoming, outgoing, 503, "busy");
      atOnce++;
      void answer(parts, options, incoming, outgoing, wake).finally(() => atOnce--);
    },
  );
  server.maxConnections = MOST_CONNECTIONS;
  server.requestTimeout = REQUEST_TIMEOUT_MS;
  server.headersTimeout = REQUEST_TIMEOUT_MS / 4;
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen({ host, port }, () => {
      const address = server.address();
      resolve({
        port: typeof address === "object" && address !== null ? address.port : port,
        close: () =>
          new Promise((closed) => {
            server.close(() => closed());
            server.closeIdleConnections();
          }),
      });
    });
  });
}

async function answer(
  parts: ExchangeParts,
  options: ReceiverOptions,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  wake: () => void,
): Promise<void> {
  try {
    if (!isLetIn(options, incoming)) return reply(incoming, outgoing, 403, "client-unknown");
    if (incoming.method !== "POST") return reply(incoming, outgoing, 405, "post-only");
    await takeAnswer(parts, within(incoming));
    reply(incoming, outgoing, 200, "taken");
    wake();
  } catch (fault) {
    const code = fault instanceof DccRefusal ? fault.code : null;
    if (code === null) parts.log.error({ err: fault }, "an answer of the DCC could not be kept");
    else parts.log.warn({ code }, "an answer was refused");
    reply(incoming, outgoing, statusOf(code), code ?? "not-kept");
  }
}

function statusOf(code: RefusalCode | null): number {
  if (code === null) return 500;
  return code === "too-large" ? 413 : 400;
}

/** The chain was verified by TLS; the name is held against the list. */
function isLetIn({ clients }: ReceiverOptions, { socket }: IncomingMessage): boolean {
  if (!(socket instanceof TLSSocket) || !socket.authorized) return false;
  const names = socket.getPeerX509Certificate()?.subject.split("\n") ?? [];
  return clients.some((client) => names.includes(`CN=${client}`));
}

/** Throws DccRefusal `too-large` in the middle of a body that does not end. */
async function* within(incoming: IncomingMessage): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > LARGEST_ANSWER_BYTES)
      throw new DccRefusal("too-large", "The answer is over 16 MB: it is not read to its end.");
    yield chunk;
  }
}

/** What is left of a body that is not wanted is not read: the connection ends. */
function reply(incoming: IncomingMessage, outgoing: ServerResponse, status: number, code: string): void {
  if (outgoing.headersSent || outgoing.destroyed) return;
  const isWhole = incoming.complete;
  outgoing.writeHead(status, { "content-type": "text/plain", ...(!isWhole && { connection: "close" }) });
  outgoing.end(code, () => {
    if (!isWhole) incoming.destroy();
  });
}
