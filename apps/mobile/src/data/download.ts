import { ApiProblem, problemFrom } from "./api-problem.js";
import { serverAddress } from "./server-address.js";
import { carriedSession, SUCCESSOR_HEADER } from "./session-header.js";
import { credentials } from "./session-token.js";

/** A file on a slow line may take this long, in milliseconds. */
const DOWNLOAD_TIMEOUT_MS = 300_000;

/** Fetches a file whole, so that a fault is known before anything is saved. Throws ApiProblem. */
export function download(path: `/v1/${string}`): Promise<Blob> {
  return fetched(path, (response) => response.blob());
}

/** The same for a file of text, which a phone can take too. */
export function downloadText(path: `/v1/${string}`): Promise<string> {
  return fetched(path, (response) => response.text());
}

async function fetched<Content>(
  path: `/v1/${string}`,
  read: (response: Response) => Promise<Content>,
): Promise<Content> {
  const limit = new AbortController();
  const timer = setTimeout(() => limit.abort(), DOWNLOAD_TIMEOUT_MS);
  const session = carriedSession();
  try {
    const response = await fetch(serverAddress + path, {
      credentials,
      headers: session.headers,
      cache: "no-store",
      signal: limit.signal,
    });
    session.answered(response.headers.get(SUCCESSOR_HEADER));
    if (!response.ok) throw problemFrom(response.status, await response.text());
    return await read(response);
  } catch (fault) {
    if (fault instanceof ApiProblem) throw fault;
    throw new ApiProblem({ status: 0, code: limit.signal.aborted ? "timeout" : "unreachable" });
  } finally {
    clearTimeout(timer);
  }
}
