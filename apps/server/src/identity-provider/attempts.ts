import { createHash } from "node:crypto";

const freeAttempts = 5;
const firstWaitMs = 5_000;
const longestWaitMs = 5 * 60_000;
const forgetAfterMs = 15 * 60_000;
const mostKept = 10_000;

interface Failures {
  readonly count: number;
  readonly lastMs: number;
}

/**
 * Slows down guessing for one email from one address: five tries, then a wait that doubles. Somebody else, elsewhere,
 * cannot make the owner wait. Kept in memory only: a restart forgives.
 */
export class SignInAttempts {
  readonly #failures = new Map<string, Failures>();
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  /**
   * Counts a try as failed until `succeeded` says otherwise, so that many at once are counted too.
   * @returns how long to wait before it may be made, in ms; 0: now.
   */
  begin(email: string, address: string): number {
    const key = keyOf(email, address);
    const nowMs = this.#now();
    const before = this.#failures.get(key);
    const count = before === undefined || nowMs - before.lastMs > forgetAfterMs ? 0 : before.count;
    const waitMs = before === undefined ? 0 : Math.max(0, before.lastMs + waitAfter(count) - nowMs);
    if (waitMs > 0) return waitMs;
    this.#failures.delete(key);
    this.#failures.set(key, { count: count + 1, lastMs: nowMs });
    for (const oldest of this.#failures.keys()) {
      if (this.#failures.size <= mostKept) break;
      this.#failures.delete(oldest);
    }
    return 0;
  }

  succeeded(email: string, address: string): void {
    this.#failures.delete(keyOf(email, address));
  }
}

function waitAfter(failures: number): number {
  if (failures < freeAttempts) return 0;
  return Math.min(longestWaitMs, firstWaitMs * 2 ** (failures - freeAttempts));
}

/** Hashed, because nobody needs a list in memory of who tried to sign in. */
function keyOf(email: string, address: string): string {
  return createHash("sha256").update(`${email.trim().toLowerCase()}\n${address}`).digest("base64");
}
