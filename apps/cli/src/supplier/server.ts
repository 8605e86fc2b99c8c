import type { Terminal } from "../terminal.js";
import { Wrong } from "./case.js";

/** One answer of the server under check. */
export interface Answer {
  /** The question, for people: method and path as in the contract. */
  readonly where: string;
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Uint8Array;
  readonly tookMs: number;
}

export interface Question {
  readonly where: string;
  readonly url: string;
  readonly method?: "GET" | "POST";
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

const LONGEST_MS = 30_000;
const MOST_BYTES = 16_000_000;
const MOST_TRIES = 5;
const LONGEST_WAIT_SECONDS = 120;

/** The server under check: asks it, waits where it says so, and remembers how it went. */
export class Server {
  slowest: { readonly where: string; readonly tookMs: number } | null = null;
  /** A question that was turned away with 429 or 503 and not told for how long. */
  withoutRetryAfter: string | null = null;

  constructor(
    readonly baseUrl: string,
    readonly terminal: Terminal,
  ) {}

  /** Throws Wrong where there is no answer, or one that goes on without end. */
  async ask(question: Question): Promise<Answer> {
    for (let tries = 1; ; tries++) {
      const answer = await this.askOnce(question);
      if ((answer.status !== 429 && answer.status !== 503) || tries === MOST_TRIES) return answer;
      await this.terminal.pause(waitSeconds(answer) * 1000);
    }
  }

  async askOnce({ where, url, method = "GET", headers = {}, body }: Question): Promise<Answer> {
    const beganMs = performance.now();
    const wrong = (what: string, todo: string) => new Wrong(where, what, todo);
    try {
      const response = await this.terminal.fetch(url, {
        method,
        headers,
        redirect: "manual",
        signal: AbortSignal.timeout(LONGEST_MS),
        ...(body === undefined ? {} : { body }),
      });
      const bytes = await readAtMost(response);
      if (bytes === null)
        throw wrong(`The body is longer than ${MOST_BYTES} bytes.`, "Answer in pages, each with `next`.");
      const tookMs = performance.now() - beganMs;
      if (tookMs > (this.slowest?.tookMs ?? 0)) this.slowest = { where, tookMs };
      const isTurnedAway = response.status === 429 || response.status === 503;
      if (isTurnedAway && !/^\d+$/.test(response.headers.get("retry-after") ?? ""))
        this.withoutRetryAfter ??= where;
      return { where, status: response.status, headers: response.headers, bytes, tookMs };
    } catch (fault) {
      if (fault instanceof Wrong) throw fault;
      throw wrong(
        "There is no whole answer: no connection, a certificate that is not trusted, TLS older than 1.2, or over 30 seconds.",
        "Look whether the address is right and reachable from here, and what the server writes down.",
      );
    }
  }
}

function waitSeconds({ headers }: Answer): number {
  const told = headers.get("retry-after") ?? "";
  return /^\d+$/.test(told) ? Math.min(Number(told), LONGEST_WAIT_SECONDS) : 1;
}

async function readAtMost({ body }: Response): Promise<Uint8Array | null> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of body ?? []) {
    pieces.push(piece);
    if ((length += piece.byteLength) > MOST_BYTES) return null;
  }
  return Buffer.concat(pieces);
}
