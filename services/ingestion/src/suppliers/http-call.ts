import { SourceFault } from "./source-fault.js";

export interface HttpRequest {
  readonly method: "GET" | "POST";
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface HttpAnswer {
  readonly status: number;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Uint8Array;
}

/** One request to a source. Throws SourceFault: `not-reached` without an answer in time, `not-understood` for a body over the limit. */
export type HttpCall = (request: HttpRequest, signal: AbortSignal) => Promise<HttpAnswer>;

export interface HttpLimits {
  readonly timeoutMs: number;
  readonly mostBytes: number;
}

/** HTTP by the platform's fetch. Redirects are not followed: a key must not travel to where a source points. */
export function boundedHttp({ timeoutMs, mostBytes }: HttpLimits): HttpCall {
  return async ({ method, url, headers, body }, signal) => {
    const within = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]);
    try {
      const answer = await fetch(url, {
        method,
        headers,
        redirect: "manual",
        signal: within,
        ...(body === undefined ? {} : { body }),
      });
      const bytes = await readAtMost(answer, mostBytes);
      return { status: answer.status, headers: Object.fromEntries(answer.headers), bytes };
    } catch (fault) {
      if (fault instanceof SourceFault) throw fault;
      const why = within.aborted ? "The source did not answer in time." : "The source could not be reached.";
      throw new SourceFault("not-reached", why, null, { cause: fault });
    }
  };
}

async function readAtMost(answer: Response, mostBytes: number): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of answer.body ?? []) {
    length += piece.byteLength;
    if (length > mostBytes) {
      throw new SourceFault("not-understood", `The source's answer is longer than ${mostBytes} bytes.`);
    }
    pieces.push(piece);
  }
  return Buffer.concat(pieces, length);
}
