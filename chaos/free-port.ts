import { once } from "node:events";
import { createServer } from "node:net";
import { promisify } from "node:util";

/** One on 127.0.0.1 that nobody had a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  await promisify(server.close.bind(server))();
  if (address === null || typeof address === "string") throw new Error("there is no free port on 127.0.0.1");
  return address.port;
}
