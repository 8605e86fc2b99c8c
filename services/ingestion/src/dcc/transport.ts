import { Agent } from "node:https";
import { callHttps, DccNotReached } from "./https-call.js";
import type { DccTransport } from "./words.js";

/** PEM: our certificate and its key, and whom we trust to be the DCC. */
export interface TlsFiles {
  readonly cert: string | Buffer;
  readonly key: string | Buffer;
  readonly ca: string | Buffer;
}

export interface TransportOptions {
  /** Where commands to devices go, and where non-device requests go. */
  readonly urls: { readonly device: string; readonly nonDevice: string };
  readonly tls: TlsFiles;
  /** Until the whole answer is here. */
  readonly timeoutMs?: number;
}

const TIMEOUT_MS = 30_000;
const MOST_CONNECTIONS = 8;

/** HTTPS with mutual TLS (SEC, DCC User Interface Specification, clause 2). */
export function httpsTransport(options: TransportOptions): DccTransport {
  const { urls, tls, timeoutMs = TIMEOUT_MS } = options;
  const agent = new Agent({ ...tls, keepAlive: true, maxSockets: MOST_CONNECTIONS, minVersion: "TLSv1.2" });
  return {
    async post(service, xml) {
      const url = service === "device" ? urls.device : urls.nonDevice;
      const { status, body } = await callHttps({ url, agent, timeoutMs, xml });
      if (status !== 200) throw new DccNotReached("http-status");
      return body;
    },
    async close() {
      agent.destroy();
    },
  };
}
