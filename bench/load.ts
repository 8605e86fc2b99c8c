import autocannon from "autocannon";
import { quantile, rounded } from "./figures.js";
import { cpuSecondsOf } from "./processes.js";

/** Where to send requests, in turn over the paths, always with the same headers. */
export interface Target {
  readonly origin: string;
  /** The server's process: what it and those below it use is counted. */
  readonly processId: number;
  readonly paths: readonly string[];
  readonly headers: Readonly<Record<string, string>>;
  readonly expectedStatus: number;
}

/** How much: for so many seconds, or so many requests in all. */
export type Amount = { readonly connections: number } & (
  { readonly seconds: number } | { readonly requests: number }
);

export interface Answered {
  readonly requestsPerSecond: number;
  readonly p50Milliseconds: number;
  readonly p99Milliseconds: number;
  /** Processor time of the server and its database for one request; null where it cannot be read. Steadier than time on a busy machine. */
  readonly cpuMillisecondsPerRequest: number | null;
}

const unansweredSeconds = 10;

/** Sends requests and times each answer. Throws Error where one has another status than expected or does not come. */
export async function load(target: Target, amount: Amount): Promise<Answered> {
  // Of our own, because autocannon's histogram holds whole milliseconds.
  const tookMs: number[] = [];
  const begunMs = performance.now();
  let lastMs = begunMs;
  let unexpected = 0;
  const cpuBefore = cpuSecondsOf(target.processId);
  const { errors } = await send(target, amount, (status, responseMs) => {
    tookMs.push(responseMs);
    lastMs = performance.now();
    if (status !== target.expectedStatus) unexpected += 1;
  });
  if (unexpected + errors > 0)
    throw new Error(
      `${target.paths[0]}: ${unexpected} answers were not ${target.expectedStatus}, ${errors} did not come`,
    );
  const cpuAfter = cpuSecondsOf(target.processId);
  const cpuSeconds = cpuBefore === null || cpuAfter === null ? null : cpuAfter - cpuBefore;
  return {
    requestsPerSecond: rounded((tookMs.length * 1000) / (lastMs - begunMs)),
    p50Milliseconds: rounded(quantile(tookMs, 0.5)),
    p99Milliseconds: rounded(quantile(tookMs, 0.99)),
    cpuMillisecondsPerRequest: cpuSeconds === null ? null : rounded((cpuSeconds * 1000) / tookMs.length),
  };
}

function send(
  { origin, paths, headers }: Target,
  amount: Amount,
  answered: (status: number, tookMs: number) => void,
): Promise<autocannon.Result> {
  const options: autocannon.Options = {
    url: origin,
    headers: { ...headers },
    requests: paths.map((path) => ({ path })),
    connections: amount.connections,
    timeout: unansweredSeconds,
    ...("seconds" in amount ? { duration: amount.seconds } : { amount: amount.requests }),
  };
  return new Promise((resolve, reject) => {
    const run = autocannon(options, (fault: unknown, result) => {
      if (fault) reject(fault);
      else resolve(result);
    });
    run.on("response", (_client, status, _bytes, tookMs) => answered(status, tookMs));
  });
}
