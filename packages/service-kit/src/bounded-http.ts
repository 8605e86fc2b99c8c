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

/** One request to somebody else's server. Throws NoAnswer, and nothing else. */
export type HttpCall = (request: HttpRequest, signal: AbortSignal) => Promise<HttpAnswer>;

export interface HttpLimits {
  readonly timeoutMs: number;
  readonly mostBytes: number;
}

/** There is no answer, or none that may be read whole. The message names no address: it may hold a key. */
export class NoAnswer extends Error {
  override readonly name = "NoAnswer";
  constructor(
    readonly code: "not-in-time" | "not-reached" | "too-long",
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
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
      if (fault instanceof NoAnswer) throw fault;
      throw within.aborted
        ? new NoAnswer("not-in-time", "The source did not answer in time.", { cause: fault })
        : new NoAnswer("not-reached", "The source could not be reached.", { cause: fault });
    }
  };
}

async function readAtMost(answer: Response, mostBytes: number): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of answer.body ?? []) {
    length += piece.byteLength;
    if (length > mostBytes)
      throw new NoAnswer("too-long", `The source's answer is longer than ${mostBytes} bytes.`);
    pieces.push(piece);
  }
  return Buffer.concat(pieces, length);
}
