import { createServer } from "node:http";
import { CommandFault, EXIT } from "../exit-codes.js";

const LONGEST_MS = 600_000;

/** Where a browser is sent back to: a page of this command on loopback (RFC 8252, section 7.3). */
export interface Callback {
  readonly address: string;
  /** What the next browser brings; null where none comes within ten minutes. */
  next(): Promise<URLSearchParams | null>;
  close(): Promise<void>;
}

/** Throws CommandFault where the port is taken. */
export async function openCallback(port: number): Promise<Callback> {
  const came: URLSearchParams[] = [];
  let take: (() => void) | null = null;
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://127.0.0.1");
    const isOurs = pathname === "/callback";
    response.writeHead(isOurs ? 200 : 404, {
      "content-type": "text/plain; charset=utf-8",
      connection: "close",
    });
    response.end(isOurs ? "Thank you. Go back to the command, and close this page.\n" : "");
    if (!isOurs) return;
    came.push(searchParams);
    take?.();
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", () =>
      reject(
        new CommandFault(EXIT.unusable, "port-taken", "Something else listens there: name another --port."),
      ),
    );
    server.listen(port, "127.0.0.1", resolve);
  });
  const address = server.address();
  const taken = typeof address === "object" && address !== null ? address.port : port;
  return {
    address: `http://127.0.0.1:${taken}/callback`,
    async next() {
      if (came.length === 0)
        await new Promise<void>((resolve) => {
          const late = setTimeout(resolve, LONGEST_MS);
          take = () => {
            clearTimeout(late);
            resolve();
          };
        });
      take = null;
      return came.shift() ?? null;
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
