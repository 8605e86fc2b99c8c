import { ApiProblem, problemFrom } from "./api-problem.js";
import { serverAddress } from "./server-address.js";
import { carriedSession, SUCCESSOR_HEADER } from "./session-header.js";
import { credentials } from "./session-token.js";

export { ApiProblem } from "./api-problem.js";

/** NFR-A: the longest an API answer may take, in milliseconds. */
const TIMEOUT_MS = 10_000;

export interface Call {
  readonly method?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  readonly body?: unknown;
  readonly query?: Readonly<Record<string, string | undefined>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal | undefined;
  readonly timeoutMs?: number;
  /** The call is finished even where the page that made it is gone. */
  readonly outlivesPage?: boolean;
}

/**
 * Calls `/v1` and gives its JSON answer, or undefined where there is none (204).
 * Throws ApiProblem for every fault: the server's own, no connection, too late. A call the caller gave up throws its reason.
 */
export async function callApi<Answer>(path: `/v1/${string}`, call: Call = {}): Promise<Answer> {
  const limit = new AbortController();
  const timer = setTimeout(() => limit.abort(), call.timeoutMs ?? TIMEOUT_MS);
  const giveUp = () => limit.abort();
  const session = carriedSession();
  call.signal?.addEventListener("abort", giveUp);
  try {
    const response = await fetch(serverAddress + path + queryText(call.query), {
      method: call.method ?? "GET",
      credentials,
      // The sealed store is the only copy on the device; the browser's own cache would hold plaintext.
      cache: "no-store",
      headers: {
        accept: "application/json, application/problem+json",
        ...session.headers,
        ...call.headers,
        ...(call.body === undefined ? {} : { "content-type": "application/json" }),
      },
      ...(call.body === undefined ? {} : { body: JSON.stringify(call.body) }),
      signal: limit.signal,
      ...(call.outlivesPage === true ? { keepalive: true } : {}),
    });
    session.answered(response.headers.get(SUCCESSOR_HEADER));
    return (await answerOf(response)) as Answer;
  } catch (fault) {
    if (fault instanceof ApiProblem) throw fault;
    if (call.signal?.aborted === true) throw fault;
    throw new ApiProblem({ status: 0, code: limit.signal.aborted ? "timeout" : "unreachable" });
  } finally {
    clearTimeout(timer);
    call.signal?.removeEventListener("abort", giveUp);
  }
}

async function answerOf(response: Response): Promise<unknown> {
  const text = await response.text();
  if (!response.ok) throw problemFrom(response.status, text);
  return text === "" ? undefined : JSON.parse(text);
}

/** "?scope=gas", or nothing where nothing is asked. */
export function queryText(query: Call["query"]): string {
  const given = Object.entries(query ?? {}).flatMap(([name, value]) =>
    value === undefined ? [] : [`${encodeURIComponent(name)}=${encodeURIComponent(value)}`],
  );
  return given.length === 0 ? "" : `?${given.join("&")}`;
}
