import type { HttpAnswer } from "./http-call.js";
import { SourceFault } from "./source-fault.js";

const LONGEST_WAIT_MS = 86_400_000;

/** What an answer that is not of the 200s means. The body is not quoted: it may hold the household's words. */
export function statusFault({ status, headers }: HttpAnswer, what: string, nowMs: number): SourceFault {
  const wait = retryAfterMs(headers["retry-after"], nowMs);
  if (status === 429) return new SourceFault("slow-down", `The source is asked too often for ${what}.`, wait);
  if (status >= 500)
    return new SourceFault("not-reached", `The source has a fault of its own with ${what}: ${status}.`, wait);
  if (status === 401 || status === 403)
    return new SourceFault(
      "access-refused",
      `The source does not let us in for ${what}: sign in to it again.`,
    );
  if (status === 404)
    return new SourceFault("account-unknown", `The source knows no such account or meter: ${what}.`);
  return new SourceFault("not-understood", `The source answered ${what} with status ${status}.`);
}

/** Seconds, or an HTTP date (RFC 9110, section 10.2.3); at most a day. Null where it says nothing. */
function retryAfterMs(text: string | undefined, nowMs: number): number | null {
  if (text === undefined) return null;
  const ms = /^\d{1,9}$/.test(text.trim()) ? Number(text) * 1000 : Date.parse(text) - nowMs;
  return Number.isFinite(ms) ? Math.min(Math.max(ms, 0), LONGEST_WAIT_MS) : null;
}
