import { Agent, request } from "node:https";
import type { DccTransport } from "./words.js";

export interface TransportOptions {
  /** Where commands to devices go, and where non-device requests go. */
  readonly urls: { readonly device: string; readonly nonDevice: string };
  /** PEM: our client certificate and its key, and whom we trust to be the DCC. */
  readonly cert: string | Buffer;
  readonly key: string | Buffer;
  readonly ca: string | Buffer;
  /** Until the whole answer is here. */
  readonly timeoutMs?: number;
}

const TIMEOUT_MS = 30_000;
/** An inventory is the largest synchronous answer. */
const LARGEST_ANSWER_BYTES = 4 * 1024 * 1024;
const MOST_CONNECTIONS = 8;

/** HTTPS with mutual TLS (SEC, DCC User Interface Specification, clause 2). */
export function httpsTransport(options: TransportOptions): DccTransport {
  const { urls, cert, key, ca, timeoutMs = TIMEOUT_MS } = options;
  const agent = new Agent({
    keepAlive: true,
    maxSockets: MOST_CONNECTIONS,
    cert,
    key,
    ca,
    minVersion: "TLSv1.2",
  });
  return {
    post: (service, xml) =>
      postXml(agent, service === "device" ? urls.device : urls.nonDevice, xml, timeoutMs),
    async close() {
      agent.destroy();
    },
  };
}

/** No message names the address: it may hold a path that is ours alone. */
export class DccNotReached extends Error {
  override readonly name = "DccNotReached";
  constructor(readonly code: "timeout" | "too-large" | "http-status") {
    super(`The DCC gave no usable answer (${code}): the request is asked again.`);
  }
}

function postXml(agent: Agent, url: string, xml: Uint8Array, timeoutMs: number): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const headers = { "content-type": "application/xml", "content-length": xml.byteLength };
    const sending = request(url, { method: "POST", agent, headers }, (response) => {
      const chunks: Buffer[] = [];
      let size = 0;
      response.on("data", (chunk: Buffer) => {
        size += chunk.length;
        if (size > LARGEST_ANSWER_BYTES) sending.destroy(new DccNotReached("too-large"));
        else chunks.push(chunk);
      });
      response.on("error", reject);
      response.on("end", () => {
        if (response.statusCode === 200) resolve(Buffer.concat(chunks));
        else reject(new DccNotReached("http-status"));
      });
    });
    const timer = setTimeout(() => sending.destroy(new DccNotReached("timeout")), timeoutMs);
    sending.on("close", () => clearTimeout(timer));
    sending.on("error", reject);
    sending.end(xml);
  });
}
