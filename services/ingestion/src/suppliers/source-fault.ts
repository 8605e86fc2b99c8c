export type SourceFaultCode =
  /** No answer in time, no connection, or a fault on the source's side (5xx): tried again, and counted by the breaker. */
  | "not-reached"
  /** Asked too often: tried again after `retryAfterMs`. */
  | "slow-down"
  /** The household's key or token is not taken (any more): nothing is asked until it signs in again. */
  | "access-refused"
  /** The source knows no such account or meter. */
  | "account-unknown"
  /** The answer is not in the source's documented form, or larger than the limit: a dead letter. */
  | "not-understood";

/** What a source did wrong, or cannot do. The message says what, never a key, number, name or value of the household. */
export class SourceFault extends Error {
  override readonly name = "SourceFault";
  constructor(
    readonly code: SourceFaultCode,
    message: string,
    readonly retryAfterMs: number | null = null,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
