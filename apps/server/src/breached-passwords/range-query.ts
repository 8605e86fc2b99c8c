import { createHash } from "node:crypto";

export interface RangeQueryOptions {
  /** The five digits are put behind it, for example `https://passwords.example.org/range/`. */
  readonly url: string;
  readonly timeoutMs?: number;
  readonly fetch?: typeof globalThis.fetch;
}

const defaultTimeoutMs = 2_000;
/** A padded answer has about a thousand lines of some 40 characters. */
const mostBytes = 512 * 1024;
const prefixDigits = 5;

/**
 * Asks a range-query service (the k-anonymity protocol of Have I Been Pwned's Pwned Passwords, version 3): it is sent
 * five hexadecimal digits of the SHA-1 and answers with all known suffixes, one a line as `SUFFIX:COUNT`. Padding is
 * asked for, so that the answer's length tells nothing; a padding line has the count 0.
 * @throws where the service does not answer in time or not in this form.
 */
export function rangeQuery({
  url,
  timeoutMs = defaultTimeoutMs,
  fetch = globalThis.fetch,
}: RangeQueryOptions) {
  return async (password: string): Promise<boolean> => {
    const digest = createHash("sha1").update(password).digest("hex").toUpperCase();
    const suffix = digest.slice(prefixDigits);
    const response = await fetch(url + digest.slice(0, prefixDigits), {
      headers: { "add-padding": "true" },
      redirect: "error",
      signal: AbortSignal.timeout(timeoutMs),
    });
    if (!response.ok) throw new Error(`the breached-password service answered ${response.status}`);
    for await (const line of linesOf(response)) {
      const [known, count] = line.trim().split(":");
      if (known === suffix && Number(count) > 0) return true;
    }
    return false;
  };
}

async function* linesOf(response: Response): AsyncGenerator<string> {
  let [rest, bytes] = ["", 0];
  const decoder = new TextDecoder();
  for await (const chunk of response.body ?? []) {
    bytes += chunk.length;
    if (bytes > mostBytes) throw new Error("the breached-password service answered more than it should");
    const lines = (rest + decoder.decode(chunk, { stream: true })).split("\n");
    rest = lines.pop() ?? "";
    yield* lines;
  }
  yield rest;
}
