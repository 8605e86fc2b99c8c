import { randomUUID } from "node:crypto";

/** Letters, digits and dashes only, so that a caller's id can neither forge a log line nor carry a person's data far. */
const acceptable = /^[A-Za-z0-9-]{8,64}$/;

/** The caller's correlation id where it is well formed, otherwise a new one. It joins the log lines of one request across services. */
export function correlationIdFrom(offered: string | readonly string[] | undefined): string {
  return typeof offered === "string" && acceptable.test(offered) ? offered : randomUUID();
}
