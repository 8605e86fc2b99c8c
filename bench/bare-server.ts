import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { RecordedAnswer } from "./bare-route.js";

export interface BareServer {
  readonly origin: string;
  readonly processId: number;
  stop(): Promise<void>;
}

/** Headers that a server sets itself for each answer or connection. */
const perAnswer = new Set(["connection", "content-length", "date", "keep-alive", "transfer-encoding"]);

/** Uncompressed on both sides, so that the same bytes are answered and nothing else is measured. */
const plain = { "accept-encoding": "identity" };

/** Asks the product once in full and once by its tag, and keeps what came. Throws Error for any other answer than 200 and 304. */
export async function record(origin: string, path: string, cookie: string): Promise<RecordedAnswer> {
  const full = await fetch(origin + path, { headers: { cookie, ...plain } });
  const body = await full.text();
  const entityTag = full.headers.get("etag") ?? "";
  const notModified = await fetch(origin + path, {
    headers: { cookie, ...plain, "if-none-match": entityTag },
  });
  if (full.status !== 200 || notModified.status !== 304)
    throw new Error(`${path} answered ${full.status}, and ${notModified.status} when asked again by its tag`);
  return {
    path: new URL(path, origin).pathname,
    entityTag,
    headers: headersOf(full),
    body,
    notModifiedHeaders: headersOf(notModified),
  };
}

/** Serves recorded answers from bare routes in another process, which ends with this one. */
export async function startBareServer(answers: readonly RecordedAnswer[]): Promise<BareServer> {
  const child = fork(fileURLToPath(new URL("bare-route.ts", import.meta.url)), {
    execArgv: ["--import", "tsx"],
  });
  await answerOf(child);
  child.send([...answers]);
  const origin = await answerOf(child);
  await expectSameAnswers(String(origin), answers).catch((fault: unknown) => {
    child.kill();
    throw fault;
  });
  return {
    origin: String(origin),
    processId: child.pid ?? 0,
    async stop() {
      const gone = once(child, "exit");
      child.disconnect();
      await gone;
    },
  };
}

async function answerOf(child: ChildProcess): Promise<unknown> {
  const [said] = await Promise.race([
    once(child, "message"),
    once(child, "exit").then(() => {
      throw new Error("the bare route's process ended before it answered");
    }),
  ]);
  return said;
}

async function expectSameAnswers(origin: string, answers: readonly RecordedAnswer[]): Promise<void> {
  for (const { path, body, headers } of answers) {
    const response = await fetch(origin + path, { headers: plain });
    const same =
      (await response.text()) === body && JSON.stringify(headersOf(response)) === JSON.stringify(headers);
    if (!same) throw new Error(`the bare route answers ${path} otherwise than the product`);
  }
}

function headersOf(response: Response): Record<string, string> {
  return Object.fromEntries([...response.headers].filter(([name]) => !perAnswer.has(name)));
}
