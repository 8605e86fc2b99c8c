import { request, type Agent } from "node:https";

/** No message names the address: it may hold a path that is ours alone. */
export class DccNotReached extends Error {
  override readonly name = "DccNotReached";
  constructor(readonly code: "timeout" | "too-large" | "http-status") {
    super(`The DCC gave no usable answer (${code}): the request is asked again.`);
  }
}

export interface HttpsAnswer {
  readonly status: number;
  readonly body: Uint8Array;
}

export interface HttpsCall {
  readonly url: string;
  readonly agent: Agent;
  /** Until the whole answer is here. */
  readonly timeoutMs: number;
  /** Sent by POST; without it the call is a GET. */
  readonly xml?: Uint8Array;
}

/** An inventory is the largest synchronous answer. */
const LARGEST_ANSWER_BYTES = 4 * 1024 * 1024;

/** One call, its status and its body. Rejects with DccNotReached, or with the connection's own fault. */
export function callHttps({ url, agent, timeoutMs, xml }: HttpsCall): Promise<HttpsAnswer> {
  return new Promise((resolve, reject) => {
    const posted = xml && {
      method: "POST",
      headers: { "content-type": "application/xml", "content-length": xml.byteLength },
    };
    const sending = request(url, { agent, ...posted }, (response) => {
      const chunks: Buffer[] = [];
      let size = 0;
      response.on("data", (chunk: Buffer) => {
        size += chunk.length;
        if (size > LARGEST_ANSWER_BYTES) sending.destroy(new DccNotReached("too-large"));
        else chunks.push(chunk);
      });
      response.on("error", reject);
      response.on("end", () => {
        resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks) });
      });
    });
    const timer = setTimeout(() => sending.destroy(new DccNotReached("timeout")), timeoutMs);
    sending.on("close", () => clearTimeout(timer));
    sending.on("error", reject);
    sending.end(xml);
  });
}
