import { open } from "node:fs/promises";
import { NoAnswer, type HttpAnswer } from "@halfhourly/service-kit";
import type { SourceCall } from "./port.js";
import { StatementFault, statusFault } from "./statement-fault.js";

/** Where a file of tariffs is: an https address (http on this machine), or a path. */
export type FilePlace = { readonly url: string } | { readonly path: string };

const MOST_REDIRECTS = 3;
const MOST_BYTES = 64_000_000;

/** The whole file as text. Throws StatementFault. */
export async function fetchText(place: FilePlace, call: SourceCall): Promise<string> {
  const bytes = "path" in place ? await readPath(place.path) : await download(place.url, call);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (fault) {
    throw new StatementFault("not-understood", "It is not in UTF-8.", null, { cause: fault });
  }
}

/** Redirects are followed within the same host and never away from https: the settings say whom we trust. */
async function download(url: string, call: SourceCall): Promise<Uint8Array> {
  let at = new URL(url);
  for (let redirects = 0; ; redirects++) {
    const answer = await answerOf(at, call);
    if (answer.status === 200) return answer.bytes;
    const next = redirects < MOST_REDIRECTS ? nextAddress(at, answer) : null;
    if (next === null) throw statusFault(answer, "the feed", call.nowMs);
    at = next;
  }
}

function nextAddress(at: URL, { status, headers }: HttpAnswer): URL | null {
  const { location } = headers;
  if (
    ![301, 302, 303, 307, 308].includes(status) ||
    location === undefined ||
    !URL.canParse(location, at.href)
  )
    return null;
  const next = new URL(location, at);
  return next.host === at.host && next.protocol === at.protocol ? next : null;
}

export async function answerOf(url: URL, { http, signal }: SourceCall): Promise<HttpAnswer> {
  try {
    return await http({ method: "GET", url: url.href, headers: ASKING }, signal);
  } catch (fault) {
    if (!(fault instanceof NoAnswer)) throw fault;
    const code = fault.code === "too-long" ? "not-understood" : "not-reached";
    throw new StatementFault(code, fault.message, null, { cause: fault });
  }
}

const ASKING = { accept: "application/json, text/csv;q=0.9, text/plain;q=0.5", "user-agent": "Halfhourly" };

async function readPath(path: string): Promise<Uint8Array> {
  try {
    const file = await open(path);
    try {
      const { size } = await file.stat();
      if (size > MOST_BYTES)
        throw new StatementFault("not-understood", `The file is longer than ${MOST_BYTES} bytes.`);
      return await file.readFile();
    } finally {
      await file.close();
    }
  } catch (fault) {
    if (fault instanceof StatementFault) throw fault;
    throw new StatementFault("not-reached", "The file cannot be read.", null, { cause: fault });
  }
}
