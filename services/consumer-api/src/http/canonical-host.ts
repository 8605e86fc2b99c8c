import type { FastifyReply, FastifyRequest } from "fastify";
import type { ConsumerApiConfig } from "../config.js";

const loopbackNames = new Set(["localhost", "127.0.0.1", "[::1]"]);

/**
 * The machine itself answers to several names, and a cookie set under one is not sent to another: a sign-in begun at
 * 127.0.0.1 would be lost at localhost. So pages asked for under another loopback name are sent to the public address.
 * Names that are not loopback are left alone, since a proxy may rewrite them.
 * @returns true where the request was answered.
 */
export function redirectToCanonicalHost(
  request: FastifyRequest,
  reply: FastifyReply,
  { publicUrl }: Pick<ConsumerApiConfig, "publicUrl">,
): boolean {
  if (request.method !== "GET" && request.method !== "HEAD") return false;
  const wanted = new URL(publicUrl);
  const asked = request.headers.host ?? wanted.host;
  if (asked === wanted.host || !loopbackNames.has(wanted.hostname)) return false;
  const name = asked.replace(/:\d+$/, "");
  // Browsers ask for a page; a program at the other name (our own sign-in among them) is simply answered.
  const isPage = (request.headers.accept ?? "").includes("text/html");
  if (!loopbackNames.has(name) || asked.slice(name.length) !== portOf(wanted) || !isPage) return false;
  void reply.header("cache-control", "no-store").redirect(wanted.origin + request.url, 307);
  return true;
}

function portOf(url: URL): string {
  return url.port === "" ? "" : `:${url.port}`;
}
