import { heldSessionToken, keepSuccessor } from "./session-token.js";

/** Sent with a call to the API where the session is no cookie; answers bring its successor. */
export const SUCCESSOR_HEADER = "x-session-token";

export interface CarriedSession {
  readonly headers: Readonly<Record<string, string>>;
  /** To be told of every answer, faults too: the service may have renewed the token with any. */
  readonly answered: (successor: string | null) => void;
}

export function carriedSession(): CarriedSession {
  const token = heldSessionToken();
  return {
    headers: token === null ? {} : { authorization: `Session ${token}` },
    answered: (successor) => keepSuccessor(token, successor),
  };
}
