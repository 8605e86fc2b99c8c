import { Problem } from "@halfhourly/service-kit";
import type { FastifyRequest } from "fastify";
import type { ConsumerApiConfig } from "../config.js";

const changesNothing = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Refuses a change that another site's page asks a browser to make (cross-site request forgery). Browsers say where a
 * request comes from in Sec-Fetch-Site, older ones in Origin; a program that sends neither holds no cookies of a person by
 * accident. "same-site" is not enough: every port of localhost is one site.
 */
export function refuseOtherOrigins(
  request: FastifyRequest,
  config: Pick<ConsumerApiConfig, "publicUrl">,
): void {
  if (changesNothing.has(request.method)) return;
  const site = request.headers["sec-fetch-site"];
  const origin = request.headers.origin;
  const ours =
    site !== undefined
      ? site === "same-origin"
      : origin === undefined || origin === new URL(config.publicUrl).origin;
  if (!ours)
    throw new Problem(
      403,
      "other-origin",
      `Changes are only taken from pages of ${config.publicUrl}. Open Halfhourly there and try again.`,
    );
}
