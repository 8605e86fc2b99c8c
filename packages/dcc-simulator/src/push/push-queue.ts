import type { Agenda } from "../clock/agenda.js";

export interface PushCounts {
  readonly delivered: number;
  /** Attempts that failed; each was followed by another, or given up. */
  readonly failedAttempts: number;
  readonly givenUp: number;
  /** Not taken because the queue was full. */
  readonly dropped: number;
  /** Waiting to be pushed, or pushed again. */
  readonly waiting: number;
}

export interface PushQueue {
  push(message: Uint8Array): void;
  /** An outage: nothing is pushed until it is over. */
  pause(): void;
  resume(): void;
  /** Resolves once everything that can be pushed now was tried. */
  idle(): Promise<void>;
  counts(): PushCounts;
  close(): Promise<void>;
}

export interface PushLimits {
  readonly mostWaiting: number;
  readonly mostBytesWaiting: number;
  readonly mostAttempts: number;
  /** Before the second attempt; twice as long before each further one. */
  readonly firstRetryMs: number;
  readonly longestRetryMs: number;
}

export const PUSH_LIMITS: PushLimits = {
  mostWaiting: 100_000,
  mostBytesWaiting: 512 * 1024 * 1024,
  mostAttempts: 8,
  firstRetryMs: 5_000,
  longestRetryMs: 600_000,
};

interface Waiting {
  readonly message: Uint8Array;
  readonly attempt: number;
}

/** One message at a time, in order; one that fails comes again later while those behind it go on. */
export function pushQueue(
  send: (message: Uint8Array) => Promise<boolean>,
  agenda: Agenda,
  limits: PushLimits = PUSH_LIMITS,
): PushQueue {
  const ready: Waiting[] = [];
  const counts = { delivered: 0, failedAttempts: 0, givenUp: 0, dropped: 0 };
  let waitingToRetry = 0;
  let bytesWaiting = 0;
  const state = { paused: false, closed: false };
  let running: Promise<void> | null = null;

  const run = async (): Promise<void> => {
    for (let next = ready[0]; next !== undefined && !state.paused && !state.closed; next = ready[0]) {
      ready.shift();
      if (await send(next.message)) done(next, "delivered");
      else retryLater(next);
    }
    running = null;
  };
  const start = (): void => {
    if (running === null && ready.length > 0 && !state.paused && !state.closed) running = run();
  };
  const done = ({ message }: Waiting, how: "delivered" | "givenUp"): void => {
    counts[how]++;
    bytesWaiting -= message.length;
  };
  const retryLater = (waiting: Waiting): void => {
    counts.failedAttempts++;
    if (waiting.attempt >= limits.mostAttempts || state.closed) return done(waiting, "givenUp");
    waitingToRetry++;
    const waitMs = Math.min(limits.firstRetryMs * 2 ** (waiting.attempt - 1), limits.longestRetryMs);
    agenda.at(agenda.nowMs() + waitMs, () => {
      waitingToRetry--;
      ready.push({ ...waiting, attempt: waiting.attempt + 1 });
      start();
    });
  };
  const idle = async (): Promise<void> => {
    if (running === null) return;
    await running;
    await idle();
  };
  return {
    push: (message) => {
      const isFull =
        ready.length + waitingToRetry >= limits.mostWaiting ||
        bytesWaiting + message.length > limits.mostBytesWaiting;
      if (isFull) return void counts.dropped++;
      bytesWaiting += message.length;
      ready.push({ message, attempt: 1 });
      start();
    },
    pause: () => void (state.paused = true),
    resume: () => {
      state.paused = false;
      start();
    },
    idle,
    counts: () => ({ ...counts, waiting: ready.length + waitingToRetry + (running === null ? 0 : 1) }),
    close: async () => {
      state.closed = true;
      ready.length = 0;
      await running;
    },
  };
}
