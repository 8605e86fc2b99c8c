import { X509Certificate } from "node:crypto";
import { Agent } from "node:https";
import { hyphenated } from "@halfhourly/dcc";
import { callHttps, DccNotReached } from "./https-call.js";
import type { TlsFiles } from "./transport.js";
import type { DeviceCertificates } from "./words.js";

export interface SmkiOptions {
  /** Up to the device's id, which is put behind it, such as `https://repository.example/smki/certificates/`. */
  readonly url: string;
  readonly tls: TlsFiles;
  readonly timeoutMs?: number;
}

const TIMEOUT_MS = 30_000;
const NOT_FOUND = 404;

/**
 * A repository that gives a device's certificates as PEM at an address of its own: the simulator's, or a mirror of the
 * SMKI repository that an operator keeps (the real one is asked by other means, SEC Appendix on its interface).
 */
export function smkiOverHttps({ url, tls, timeoutMs = TIMEOUT_MS }: SmkiOptions): DeviceCertificates {
  const agent = new Agent({ ...tls, minVersion: "TLSv1.2" });
  return {
    async fetchDeviceCertificates(eui) {
      const { status, body } = await callHttps({ url: `${url}${hyphenated(eui)}`, agent, timeoutMs });
      if (status === NOT_FOUND) return [];
      if (status !== 200) throw new DccNotReached("http-status");
      const blocks = Buffer.from(body)
        .toString("latin1")
        .match(/-----BEGIN CERTIFICATE-----[\s\S]*?-----END CERTIFICATE-----/g);
      return (blocks ?? []).map((pem) => new X509Certificate(pem).raw);
    },
  };
}
