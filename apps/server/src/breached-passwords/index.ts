import type { Log } from "@halfhourly/service-kit";
import { commonPasswords } from "./common-passwords.js";
import { rangeQuery, type RangeQueryOptions } from "./range-query.js";

/** Whether a password is on a list of those that became known: attackers try them first (NFR-SEC-001). */
export type IsBreached = (password: string) => Promise<boolean>;

export interface BreachedPasswordsOptions {
  /** A service that answers range queries; null: only the list that ships with the product is asked. */
  readonly rangeUrl: string | null;
  readonly logger: Log;
  readonly fetch?: RangeQueryOptions["fetch"];
}

/**
 * Asks the shipped list first and then, where one is configured, a service that learns five hexadecimal digits of the
 * password's SHA-1 and nothing else. A service that does not answer stops nobody: the shipped list has spoken.
 */
export function breachedPasswords({ rangeUrl, logger, fetch }: BreachedPasswordsOptions): IsBreached {
  const online = rangeUrl === null ? null : rangeQuery({ url: rangeUrl, ...(fetch ? { fetch } : {}) });
  return async (password) => {
    if ((await commonPasswords()).has(password)) return true;
    if (online === null) return false;
    try {
      return await online(password);
    } catch (fault) {
      logger.warn({ err: fault }, "the breached-password service did not answer: the shipped list decided");
      return false;
    }
  };
}
