import type { FileContent, Terminal } from "../src/index.js";

export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

export interface Request {
  readonly method: string;
  readonly url: string;
  readonly authorization: string | null;
  readonly body: string;
}

export interface FakeWorld {
  readonly files?: Readonly<Record<string, FileContent | string>>;
  readonly input?: string;
  readonly alive?: boolean;
  /** One answer a request, in order; absent where nothing listens. */
  readonly answers?: readonly Answer[];
  readonly dataFolder?: string;
  readonly databaseUrl?: string | null;
}

/** A terminal that keeps what was written and asked. */
export function fakeTerminal({
  files = {},
  input = "",
  alive = true,
  answers,
  dataFolder = "/data",
  databaseUrl = null,
}: FakeWorld) {
  const written = { out: "", err: "" };
  const requests: Request[] = [];
  const bytesOf = (text: string) => new TextEncoder().encode(text);
  const terminal: Terminal = {
    out: (text) => void (written.out += text),
    err: (text) => void (written.err += text),
    isInteractive: false,
    readInput: () => Promise.resolve(bytesOf(input)),
    readFile(path) {
      const content = files[path] ?? "missing";
      const isText =
        typeof content === "string" && !["missing", "folder", "unreadable", "too-large"].includes(content);
      return Promise.resolve(isText ? bytesOf(content) : (content as FileContent));
    },
    listFolder(path) {
      const names = Object.keys(files).filter((name) => name.startsWith(`${path}/`));
      return Promise.resolve(names.length === 0 ? null : names.map((name) => name.slice(path.length + 1)));
    },
    now: () => Date.UTC(2026, 10, 29, 12),
    dataFolder,
    databaseUrl,
    isAlive: () => alive,
    async fetch(url, { method = "GET", headers, body }) {
      const answer = answers?.[requests.length];
      const authorization = new Headers(headers).get("authorization");
      requests.push({ method, url, authorization, body: await new Response(body ?? null).text() });
      if (answer === undefined) throw new TypeError("fetch failed");
      return Response.json(answer.body, { status: answer.status });
    },
    pause: () => Promise.resolve(),
    untilInterrupted: () => Promise.resolve(),
  };
  return { terminal, written, requests };
}
