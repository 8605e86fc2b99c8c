import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import type { FakeAnswer, FakeService } from "./fake-service.js";
import { distort, type MisbehaviourBoard } from "./misbehaviour.js";

/** A fake with what goes wrong with it; found by the first part of a request's path. */
export interface ServedFake {
  readonly service: FakeService;
  readonly board: MisbehaviourBoard;
  /** How many requests came. */
  count: number;
}

export interface FakeServer {
  /** `http://127.0.0.1:PORT`. */
  readonly url: string;
  close(): Promise<void>;
}

const MOST_REQUEST_BYTES = 1_000_000;

/** Serves every fake on one port of loopback, each under `/NAME`. Rejects for a port that is taken. */
export async function serveFakes(
  port: number,
  fakes: ReadonlyMap<string, ServedFake>,
  nowMs: () => number,
): Promise<FakeServer> {
  const closing = new AbortController();
  let url = "";
  const server = createServer((incoming, response) => {
    answer(incoming, response, { fakes, nowMs, url, closing: closing.signal }).catch(() =>
      response.destroy(),
    );
  });
  await listen(server, port);
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the simulator has no port");
  url = `http://127.0.0.1:${address.port}`;
  return {
    url,
    close: () =>
      new Promise((resolve) => {
        closing.abort();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

interface Serving {
  readonly fakes: ReadonlyMap<string, ServedFake>;
  readonly nowMs: () => number;
  readonly url: string;
  readonly closing: AbortSignal;
}

async function answer(incoming: IncomingMessage, response: ServerResponse, serving: Serving): Promise<void> {
  const asked = new URL(incoming.url ?? "/", serving.url);
  const [name, path] = placeOf(asked.pathname);
  const fake = serving.fakes.get(name);
  const body = await readBody(incoming);
  if (fake === undefined) return send(response, { status: 404, body: "" });
  fake.count++;
  const what = fake.board.take(path);
  if (what?.kind === "hang") return;
  if (what?.kind === "disconnect") return void response.destroy();
  if (what?.kind === "endless") return sendWithoutEnd(response, serving.closing);
  if (what?.kind === "slow") await wait(what.byMs, undefined, { signal: serving.closing });
  const request = {
    method: incoming.method ?? "GET",
    path,
    query: asked.searchParams,
    headers: headersOf(incoming),
    body,
    baseUrl: `${serving.url}/${name}`,
    nowMs: serving.nowMs(),
  };
  send(
    response,
    distort(what, () => fake.service(request)),
  );
}

/** The fake and the path within it. A well-known path has the fake's own after it (RFC 8414, section 3.1). */
function placeOf(asked: string): readonly [name: string, path: string] {
  const [, known, owner = ""] = /^(\/\.well-known\/[^/]+)\/([^/]+)$/.exec(asked) ?? [];
  if (known !== undefined) return [owner, known];
  const [, name = "", path = ""] = /^\/([^/]+)(\/.*)?$/.exec(asked) ?? [];
  return [name, path];
}

function send(response: ServerResponse, { status, headers = {}, body }: FakeAnswer): void {
  response.writeHead(status, headers);
  response.end(body);
}

const PIECE = " ".repeat(65_536);

async function sendWithoutEnd(response: ServerResponse, closing: AbortSignal): Promise<void> {
  response.writeHead(200, { "content-type": "application/json" });
  while (!response.destroyed && !closing.aborted) {
    response.write(PIECE);
    await wait(1);
  }
}

async function readBody(incoming: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of incoming as AsyncIterable<Buffer>) {
    length += piece.length;
    if (length > MOST_REQUEST_BYTES) throw new Error("the request is too long");
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString("utf8");
}

function headersOf({ headers }: IncomingMessage): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(", ") : (value ?? ""),
    ]),
  );
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => {
      server.off("error", reject);
      resolve();
    });
  });
}
