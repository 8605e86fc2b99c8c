import type { HttpAnswer } from "@halfhourly/service-kit";

export type StatementFaultCode =
  /** No answer in time, no connection, no such file, or a fault on the source's side (5xx). */
  | "not-reached"
  /** Asked too often: tried again after `retryAfterMs`. */
  | "slow-down"
  /** It answers, but does not let us in, or points elsewhere: the settings are to be changed. */
  | "not-there"
  /** What came is not in the documented form, cut off, or larger than the limit. */
  | "not-understood"
  /** No tariff at all. */
  | "empty"
  /** More than half of its tariffs are wrong. */
  | "mostly-refused"
  /** More than half of the tariffs that it stated before are gone. */
  | "mostly-gone"
  /** It says that it is older than what is held. */
  | "older-than-held";

/** Why what a source states as a whole is not taken: what is held stays. The message says what and where, and no address. */
export class StatementFault extends Error {
  override readonly name = "StatementFault";
  constructor(
    readonly code: StatementFaultCode,
    message: string,
    readonly retryAfterMs: number | null = null,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

const LONGEST_WAIT_MS = 86_400_000;

/** What an answer that is not of the 200s means. `what` names what was asked for. */
export function statusFault({ status, headers }: HttpAnswer, what: string, nowMs: number): StatementFault {
  const wait = waitStated(headers["retry-after"], nowMs);
  if (status === 429) return new StatementFault("slow-down", `It is asked too often for ${what}.`, wait);
  if (status >= 500)
    return new StatementFault("not-reached", `It has a fault of its own with ${what}: ${status}.`, wait);
  const pointsElsewhere = status >= 300 && status < 400;
  const why = pointsElsewhere ? "points elsewhere: put the new address into the settings" : "has it not";
  return new StatementFault("not-there", `It was asked for ${what} and ${why} (${status}).`);
}

/** Seconds, or an HTTP date (RFC 9110, section 10.2.3); at most a day. Null where it says nothing. */
function waitStated(text: string | undefined, nowMs: number): number | null {
  if (text === undefined) return null;
  const ms = /^\d{1,9}$/.test(text.trim()) ? Number(text) * 1000 : Date.parse(text) - nowMs;
  return Number.isFinite(ms) ? Math.min(Math.max(ms, 0), LONGEST_WAIT_MS) : null;
}
