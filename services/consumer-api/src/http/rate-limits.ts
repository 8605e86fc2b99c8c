import rateLimit from "@fastify/rate-limit";
import { Problem } from "@halfhourly/service-kit";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { isIPv6 } from "node:net";

/** Many times what a person's app asks for, and little for a program. */
export const defaultRequestsAMinute = 600;
/** The operator's command line asks after each of its imports several times a second. */
const operatorTimes = 10;
const minuteMs = 60_000;
/** Callers that are counted at once; the one that was not seen the longest makes room. */
const mostCallers = 50_000;

export type CountRequest = (request: FastifyRequest, reply: FastifyReply) => Promise<void>;

/**
 * Counts requests by the minute: by session, else by address, and for routes with a limit of their own (`config.aMinute`)
 * apart from the others. Each process counts for itself. The count throws Problem `too-many-requests`.
 */
export async function openRateLimits(http: FastifyInstance, aMinute: number): Promise<CountRequest> {
  await http.register(rateLimit, {
    global: false,
    timeWindow: minuteMs,
    cache: mostCallers,
    keyGenerator: keyOf,
    max: (request) => request.routeOptions.config.aMinute ?? aMinute * timesOf(request),
  });
  const count = http.createRateLimit();
  return async (request, reply) => {
    if (request.routeOptions.config.aMinute === null) return;
    const counted = await count(request);
    if (counted.isAllowed) return;
    const resetSeconds = Math.ceil(counted.ttl / 1000);
    void reply.headers({
      "ratelimit-limit": counted.max,
      "ratelimit-remaining": counted.remaining,
      "ratelimit-reset": resetSeconds,
    });
    if (!counted.isExceeded) return;
    void reply.header("retry-after", resetSeconds);
    throw new Problem(
      429,
      "too-many-requests",
      `You have asked more often than ${counted.max} times a minute. Wait ${resetSeconds} seconds, then try again; nothing was changed.`,
    );
  };
}

function timesOf(request: FastifyRequest): number {
  return request.caller?.kind === "operator" ? operatorTimes : 1;
}

function keyOf(request: FastifyRequest): string {
  const { config, url } = request.routeOptions;
  const own = typeof config.aMinute === "number" ? `${request.method} ${url}|` : "";
  return own + callerOf(request);
}

function callerOf(request: FastifyRequest): string {
  if (request.caller?.kind === "person") return `session ${request.caller.session.sessionId}`;
  return request.caller === null ? `address ${callerAddress(request)}` : request.caller.kind;
}

/**
 * Where a request comes from: behind proxies of ours (`trustProxy`) what the outermost of them wrote down; what others wrote
 * before it may be made up. Of an IPv6 address the network counts (64 bits): a home has all the rest to choose from.
 */
function callerAddress({ ip: address }: FastifyRequest): string {
  return isIPv6(address) && !address.includes(".") ? networkOf(address) : address;
}

function networkOf(address: string): string {
  const [head = "", tail = ""] = address.split("::");
  const before = head.split(":").filter((group) => group !== "");
  const after = tail.split(":").filter((group) => group !== "");
  const zeros = address.includes("::") ? 8 - before.length - after.length : 0;
  const groups = [...before, ...Array.from({ length: Math.max(0, zeros) }, () => "0"), ...after];
  return groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(":");
}
