import type { FastifyReply, FastifyRequest } from "fastify";
import type { ConsumerApiConfig } from "../config.js";
import { cookieTokenOf, giveSessionCookie } from "./session-cookie.js";
import { isToken } from "./tokens.js";

type Site = Pick<ConsumerApiConfig, "publicUrl">;

const scheme = /^Session +(\S+) *$/i;
/** Where an answer brings the successor of a token that came by header. */
const successorHeader = "x-session-token";

/**
 * Apps carry their session as `Authorization: Session <token>`. No page of another site can make a browser send that, so
 * the rules against forged requests are not for them.
 */
export function isByHeader({ headers }: FastifyRequest): boolean {
  return /^Session\b/i.test(headers.authorization ?? "");
}

/** The token that a request carries. Of one with both only the header counts: a wrong one never falls back on a cookie. */
export function sessionTokenOf(request: FastifyRequest, config: Site): string | null {
  if (!isByHeader(request)) return cookieTokenOf(request, config);
  const token = scheme.exec(request.headers.authorization ?? "")?.[1];
  return token !== undefined && isToken(token) ? token : null;
}

/** Hands out a successor the way its predecessor came. */
export function giveSuccessor(
  request: FastifyRequest,
  reply: FastifyReply,
  config: Site,
  token: string,
): void {
  if (isByHeader(request)) void reply.header(successorHeader, token);
  else giveSessionCookie(reply, config, token);
}
