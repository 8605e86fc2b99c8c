import {
  BrokenCircuitError,
  BulkheadRejectedError,
  CircuitState,
  ConsecutiveBreaker,
  bulkhead,
  circuitBreaker,
  handleWhen,
} from "cockatiel";
import { boundedHttp, type HttpCall, type HttpLimits } from "../../suppliers/http-call.js";
import { SourceFault } from "../../suppliers/source-fault.js";
import type { CollectingConfig } from "../config.js";
import { CallFigures, type Figures } from "./call-figures.js";

/** It was not asked at all, so it is no try: the breaker is open, or too many wait already. */
export class SourceHeldBack extends SourceFault {}

export interface GuardState extends Figures {
  readonly breaker: "closed" | "open" | "half-open";
  /** When an open breaker lets one call through. UTC milliseconds. */
  readonly opensAtMs: number | null;
  readonly lastFault: { readonly code: string; readonly atMs: number } | null;
}

/** What stands between us and one source, so that its outage stays its own. */
export interface SourceGuard {
  /** For somebody who waits: 10 s, and a part of the source's places that jobs never take. */
  readonly forPeople: HttpCall;
  /** For jobs: 60 s. */
  readonly forJobs: HttpCall;
  /** A fault that only the adapter could see: an answer in no known form, or the word to ask less often. */
  note(fault: SourceFault): void;
  state(): GuardState;
}

type GuardConfig = Pick<
  CollectingConfig,
  "breaker" | "apiTimeoutMs" | "jobTimeoutMs" | "apiAtOnce" | "apiWaiting" | "jobsAtOnce" | "jobsWaiting"
>;

const MOST_BYTES = 16_000_000;
const USUAL_PAUSE_MS = 10_000;
const LONGEST_PAUSE_MS = 600_000;

/**
 * Every HTTP request to a source goes through here. What opens the breaker: no answer in time, no connection, an answer
 * of 500 and above. A key that is refused (4xx) is the household's matter, not an outage.
 */
export function sourceGuard(
  config: GuardConfig,
  now: () => number,
  httpWith: (limits: HttpLimits) => HttpCall = boundedHttp,
): SourceGuard {
  const { breaker, apiTimeoutMs, jobTimeoutMs } = config;
  const circuit = circuitBreaker(handleWhen(isOutage), {
    breaker: new ConsecutiveBreaker(breaker.failures),
    halfOpenAfter: breaker.halfOpenAfterMs,
  });
  const figures = new CallFigures(now);
  let openedAtMs: number | null = null;
  let lastFault: GuardState["lastFault"] = null;
  circuit.onBreak(() => (openedAtMs = now()));
  circuit.onReset(() => (openedAtMs = null));
  let pausedUntilMs = 0;
  const note = (fault: SourceFault) => {
    // Our own doing.
    if (fault instanceof SourceHeldBack) return;
    const { code, retryAfterMs } = fault;
    lastFault = { code, atMs: now() };
    if (code === "slow-down")
      pausedUntilMs = now() + Math.min(retryAfterMs ?? USUAL_PAUSE_MS, LONGEST_PAUSE_MS);
  };

  const guarded = (timeoutMs: number, atOnce: number, waiting: number): HttpCall => {
    const places = bulkhead(atOnce, waiting);
    const http = httpWith({ timeoutMs, mostBytes: MOST_BYTES });
    return async (request, signal) => {
      if (pausedUntilMs > now()) throw heldBack("asked us to wait", pausedUntilMs, undefined);
      try {
        return await places.execute(() =>
          circuit.execute(async () => {
            const askedAtMs = now();
            const given = await http(request, signal).catch((fault: unknown) => {
              // Whoever waited has gone: that says nothing about the source.
              throw isAbandoned(signal) ? new Abandoned() : fault;
            });
            if (given.status >= 500) throw new ServerFault(given);
            figures.answered(now() - askedAtMs);
            return given;
          }),
        );
      } catch (fault) {
        if (fault instanceof BrokenCircuitError)
          throw heldBack("is not asked for the moment, because it did not answer", opensAtMs(), fault);
        if (fault instanceof BulkheadRejectedError)
          throw heldBack("has too many requests of ours waiting", now() + 1_000, fault);
        if (fault instanceof Abandoned) throw heldBack("is waited for no more", now(), fault);
        figures.failed();
        note(fault instanceof SourceFault ? fault : new SourceFault("not-reached", ""));
        // The adapter reads what a fault of the source's says, such as when to come back.
        if (fault instanceof ServerFault) return fault.answer;
        throw fault;
      }
    };
  };
  const opensAtMs = () => (openedAtMs === null ? now() : openedAtMs + breaker.halfOpenAfterMs);
  const heldBack = (why: string, atMs: number, cause: unknown) =>
    new SourceHeldBack("not-reached", `The source ${why}.`, Math.max(atMs - now(), 0), { cause });
  return {
    forPeople: guarded(apiTimeoutMs, config.apiAtOnce, config.apiWaiting),
    forJobs: guarded(jobTimeoutMs, config.jobsAtOnce, config.jobsWaiting),
    note,
    state: () => ({
      ...figures.figures(),
      breaker: breakerWord(circuit.state),
      opensAtMs: openedAtMs === null ? null : opensAtMs(),
      lastFault,
    }),
  };
}

class ServerFault extends Error {
  constructor(readonly answer: Awaited<ReturnType<HttpCall>>) {
    super("The source answered with a fault of its own.");
  }
}

class Abandoned extends Error {}

/** A time that has run out is the source's own doing. */
function isAbandoned({ aborted, reason }: AbortSignal): boolean {
  return aborted && !(reason instanceof Error && reason.name === "TimeoutError");
}

function isOutage(fault: Error): boolean {
  return fault instanceof ServerFault || (fault instanceof SourceFault && fault.code === "not-reached");
}

function breakerWord(state: CircuitState): GuardState["breaker"] {
  if (state === CircuitState.Closed) return "closed";
  return state === CircuitState.HalfOpen ? "half-open" : "open";
}
