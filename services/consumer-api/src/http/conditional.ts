import { createHash } from "node:crypto";
import type { FastifyReply, FastifyRequest } from "fastify";

/**
 * Everything that an answer depends on, as one short tag. Weak, because the answer also states when it was computed,
 * which changes nothing that it says.
 */
export function entityTag(...grounds: readonly unknown[]): string {
  return `W/"${createHash("sha256").update(JSON.stringify(grounds)).digest("base64url").slice(0, 22)}"`;
}

/** Marks the answer with its tag. True where the caller already has it: then nothing need be read, and 304 is to be sent. */
export function callerHas(request: FastifyRequest, reply: FastifyReply, tag: string): boolean {
  void reply.header("etag", tag);
  const held = request.headers["if-none-match"];
  if (held === undefined) return false;
  return held.trim() === "*" || held.split(",").some((one) => strengthless(one) === strengthless(tag));
}

/** RFC 9110 8.8.3.2: If-None-Match compares tags without their strength. */
function strengthless(tag: string): string {
  return tag.trim().replace(/^W\//, "");
}
