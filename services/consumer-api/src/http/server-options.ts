import { correlationIdFrom, type Log } from "@halfhourly/service-kit";
import type { FastifyServerOptions } from "fastify";
import type { Server } from "node:http";
import { problemOf, sendProblem } from "./problem-answers.js";

/**
 * Who in front of this process says truly where a request comes from: so many proxies (then nobody else may reach the
 * process, since nothing is known of who connects), or those at these addresses.
 */
export type Proxies = number | readonly string[];

/**
 * What the server must be made with: these cannot be set by a plugin later. Merge them into `fastify({...})`. Where no
 * proxies are named, one on this machine is believed.
 */
export function httpServerOptions(logger: Log, proxies: Proxies = ["loopback"]): FastifyServerOptions {
  return {
    // `request.ip` is what limits and throttles count by.
    trustProxy: typeof proxies === "number" ? (_address, hop) => hop < proxies : [...proxies],
    bodyLimit: 1024 * 1024,
    // A file of 64 MB on a slow line takes minutes; a request that trickles for longer is given up.
    requestTimeout: 10 * 60_000,
    connectionTimeout: 2 * 60_000,
    keepAliveTimeout: 72_000,
    return503OnClosing: true,
    routerOptions: { maxParamLength: 200 },
    genReqId: (request) => correlationIdFrom(request.headers["x-request-id"]),
    frameworkErrors: (fault, request, reply) => {
      void sendProblem(reply, problemOf(fault, request, logger));
    },
    clientErrorHandler(_fault, socket) {
      // No request was understood, so there is nothing to answer but the protocol's own word.
      if (socket.writable)
        socket.end("HTTP/1.1 400 Bad Request\r\nconnection: close\r\ncontent-length: 0\r\n\r\n");
    },
  };
}

/**
 * The same times for a server that fastify did not make: it sets them on its own only. Node's own would end a connection
 * that rests for 5 seconds, in the moment in which an app asks again.
 */
export function keepTimes(
  server: Server,
  { keepAliveTimeout, requestTimeout, connectionTimeout }: FastifyServerOptions,
): void {
  if (keepAliveTimeout !== undefined) server.keepAliveTimeout = keepAliveTimeout;
  if (requestTimeout !== undefined) server.requestTimeout = requestTimeout;
  if (connectionTimeout !== undefined) server.timeout = connectionTimeout;
}
