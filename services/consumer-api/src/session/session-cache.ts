import type { SignedIn } from "./session-store.js";

/** Short, so that a sign-out in another process counts within seconds; in this process it counts at once. */
const freshForMs = 5_000;
const mostEntries = 10_000;

interface Entry {
  readonly session: SignedIn;
  readonly goodUntilMs: number;
}

/** Sessions by token hash, so that the requests of one screen ask the database once. The oldest entry makes room. */
export class SessionCache {
  readonly #entries = new Map<string, Entry>();

  get(tokenSha256: Buffer, nowMs: number): SignedIn | null {
    const entry = this.#entries.get(tokenSha256.toString("base64"));
    return entry !== undefined && nowMs < entry.goodUntilMs ? entry.session : null;
  }

  put(tokenSha256: Buffer, session: SignedIn, nowMs: number, atMostUntilMs: number): void {
    const key = tokenSha256.toString("base64");
    this.#entries.delete(key);
    this.#entries.set(key, { session, goodUntilMs: Math.min(nowMs + freshForMs, atMostUntilMs) });
    for (const oldest of this.#entries.keys()) {
      if (this.#entries.size <= mostEntries) break;
      this.#entries.delete(oldest);
    }
  }

  forgetSession(sessionId: string): void {
    for (const [key, { session }] of this.#entries)
      if (session.sessionId === sessionId) this.#entries.delete(key);
  }
}
