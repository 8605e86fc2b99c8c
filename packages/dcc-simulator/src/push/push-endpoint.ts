import { Agent, request } from "node:https";
import type { Identity } from "../pki/simulated-pki.js";

/** The user's endpoint, once it is known. */
export interface PushEndpoint {
  at(url: string): void;
  isKnown(): boolean;
  /** True where the endpoint took it (any 2xx). */
  send(message: Uint8Array): Promise<boolean>;
  close(): void;
}

const WITHIN_MS = 10_000;

/** Posts as the gateway: both ends show certificates of the one root. */
export function pushEndpoint(own: Identity, root: Identity): PushEndpoint {
  let url: string | null = null;
  let closed = false;
  const agent = new Agent({
    keepAlive: true,
    key: own.key.export({ type: "pkcs8", format: "pem" }),
    cert: own.certificate.toString(),
    ca: root.certificate.toString(),
    minVersion: "TLSv1.2",
  });
  return {
    at: (known) => {
      if (!URL.canParse(known) || !known.startsWith("https://"))
        throw new RangeError("a push endpoint has an https:// address");
      url = known;
    },
    isKnown: () => url !== null,
    send: async (message) => {
      if (url === null) return false;
      const first = await post(url, agent, message);
      // A kept connection may have been closed at the other end meanwhile: that says nothing about the endpoint.
      return (first === "stale" && !closed ? await post(url, agent, message) : first) === "taken";
    },
    close: () => {
      closed = true;
      agent.destroy();
    },
  };
}

function post(url: string, agent: Agent, message: Uint8Array): Promise<"taken" | "failed" | "stale"> {
  return new Promise((resolve) => {
    const headers = { "content-type": "application/xml", "content-length": message.length };
    const call = request(url, { method: "POST", agent, headers, timeout: WITHIN_MS }, (answer) => {
      const status = answer.statusCode ?? 0;
      answer.on("end", () => resolve(status >= 200 && status < 300 ? "taken" : "failed"));
      answer.on("error", () => resolve("failed"));
      answer.resume();
    });
    call.on("timeout", () => call.destroy());
    call.on("error", () => resolve(call.reusedSocket ? "stale" : "failed"));
    call.end(message);
  });
}
