import type { FastifyReply, FastifyRequest } from "fastify";
import type { ConsumerApiConfig } from "../config.js";
import { clearCookie, cookieName, readCookies, setCookie } from "../http/cookies.js";
import { isToken } from "./tokens.js";

const name = "halfhourly_session";

type Site = Pick<ConsumerApiConfig, "publicUrl">;

export function cookieTokenOf(request: FastifyRequest, config: Site): string | null {
  const token = readCookies(request.headers.cookie).get(cookieName(config, name));
  return token !== undefined && isToken(token) ? token : null;
}

/** Ends with the browser; the server ends it earlier (30 minutes idle, 12 hours at most). */
export function giveSessionCookie(reply: FastifyReply, config: Site, token: string): void {
  void reply.header("set-cookie", setCookie(config, name, token, { maxAgeSeconds: null }));
}

export function removeSessionCookie(reply: FastifyReply, config: Site): void {
  void reply.header("set-cookie", clearCookie(config, name));
}
