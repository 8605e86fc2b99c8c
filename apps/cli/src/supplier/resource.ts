import type { Answer, Server } from "./server.js";

export const METER_POINTS = "/v1/meter-points";

/** Asks for a resource. `shown` stands in place of a path that has an id. */
export function askWith(
  server: Server,
  path: string,
  accessToken: string | null,
  shown = path,
): Promise<Answer> {
  const headers: Record<string, string> = {};
  if (accessToken !== null) headers["authorization"] = `Bearer ${accessToken}`;
  return server.ask({ where: `GET ${shown}`, url: `${server.baseUrl}${path}`, headers });
}
