/** What is to happen when, by a clock that runs or by one that a caller drives. */
export interface Agenda {
  nowMs(): number;
  /** True where a job is due and did not run yet. */
  isDue(): boolean;
  /** Faults of jobs since it was last asked, the oldest first and a hundred at most: a job that fails stops no other. */
  faults(): unknown[];
  /** How many jobs failed in all. */
  failedJobs(): number;
  /** Runs the job once that instant has come; jobs of one instant in the order in which they were asked for. */
  at(dueMs: number, job: () => void): void;
  /** Drives the clock to an instant, running what falls due on the way, each at its own instant. Rejects with RangeError for a clock that runs by itself, or an instant before now. */
  advanceTo(nowMs: number, afterEach: () => Promise<void>): Promise<void>;
  close(): void;
}

interface Entry {
  readonly dueMs: number;
  readonly job: () => void;
}

/** Timers hold 31 bits of milliseconds; a longer wait is taken in pieces. */
const LONGEST_TIMER_MS = 2_000_000_000;
const MOST_FAULTS = 100;

/** The clock of this machine. */
export function runningAgenda(): Agenda {
  return agendaOf(() => Date.now(), null);
}

/** A clock that stands still until it is driven. Throws RangeError for what is no instant. */
export function drivenAgenda(startMs: number): Agenda {
  if (!Number.isSafeInteger(startMs))
    throw new RangeError(`${startMs} is not an instant: use UTC milliseconds`);
  let nowMs = startMs;
  return agendaOf(
    () => nowMs,
    (ms) => (nowMs = ms),
  );
}

function agendaOf(nowMs: () => number, setNow: ((ms: number) => void) | null): Agenda {
  /** In order of due time, then of asking. */
  const entries: Entry[] = [];
  let timer: NodeJS.Timeout | undefined;
  const state = { closed: false };

  let faults: unknown[] = [];
  let failedJobs = 0;
  const run = (entry: Entry | undefined): void => {
    try {
      entry?.job();
    } catch (fault) {
      failedJobs++;
      if (faults.length < MOST_FAULTS) faults.push(fault);
    }
  };
  const runDue = (): void => {
    while (!state.closed && entries[0] !== undefined && entries[0].dueMs <= nowMs()) run(entries.shift());
    arm();
  };
  const arm = (): void => {
    clearTimeout(timer);
    const next = entries[0];
    if (state.closed || next === undefined) return;
    const waitMs = next.dueMs - nowMs();
    // A driven clock comes to what is later by being driven.
    if (waitMs > 0 && setNow !== null) return;
    timer = setTimeout(runDue, Math.min(Math.max(0, waitMs), LONGEST_TIMER_MS));
  };
  return {
    nowMs,
    isDue: () => entries[0] !== undefined && entries[0].dueMs <= nowMs(),
    faults: () => {
      const since = faults;
      faults = [];
      return since;
    },
    failedJobs: () => failedJobs,
    at: (dueMs, job) => {
      if (state.closed) return;
      entries.splice(placeOf(entries, dueMs), 0, { dueMs, job });
      arm();
    },
    advanceTo: async (ms, afterEach) => {
      if (setNow === null)
        throw new RangeError("this clock runs by itself: start the simulator with startMs to drive it");
      if (!(ms >= nowMs())) throw new RangeError("a clock cannot be driven back");
      await afterEach();
      for (
        let next = entries[0];
        next !== undefined && next.dueMs <= ms && !state.closed;
        next = entries[0]
      ) {
        entries.shift();
        setNow(Math.max(nowMs(), next.dueMs));
        run(next);
        await afterEach();
      }
      setNow(ms);
      arm();
    },
    close: () => {
      state.closed = true;
      clearTimeout(timer);
      entries.length = 0;
    },
  };
}

/** After every entry that is due no later. */
function placeOf(entries: readonly Entry[], dueMs: number): number {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (entries[middle]!.dueMs <= dueMs) low = middle + 1;
    else high = middle;
  }
  return low;
}
