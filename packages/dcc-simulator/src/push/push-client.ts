import { Agent, request } from "node:https";
import type { Identity } from "../pki/simulated-pki.js";

export interface PushClient {
  /** True where the endpoint took it (any 2xx). */
  send(message: Uint8Array): Promise<boolean>;
  close(): void;
}

const WITHIN_MS = 10_000;

/** Posts to the user's endpoint as the gateway: both ends show certificates of the one root. */
export function pushClient(url: string, own: Identity, root: Identity): PushClient {
  const agent = new Agent({
    keepAlive: true,
    key: own.key.export({ type: "pkcs8", format: "pem" }),
    cert: own.certificate.toString(),
    ca: root.certificate.toString(),
    minVersion: "TLSv1.2",
  });
  return {
    send: (message) =>
      new Promise((resolve) => {
        const headers = { "content-type": "application/xml", "content-length": message.length };
        const call = request(url, { method: "POST", agent, headers, timeout: WITHIN_MS }, (answer) => {
          answer.resume();
          const isTaken = (answer.statusCode ?? 0) >= 200 && (answer.statusCode ?? 0) < 300;
          answer.on("end", () => resolve(isTaken)).on("error", () => resolve(false));
        });
        call.on("timeout", () => call.destroy());
        call.on("error", () => resolve(false));
        call.end(message);
      }),
    close: () => agent.destroy(),
  };
}
