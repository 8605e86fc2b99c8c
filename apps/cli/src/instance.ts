import { join } from "node:path";
import { CommandFault, EXIT } from "./exit-codes.js";
import type { Terminal } from "./terminal.js";

/** The running instance of the data folder, and the secret that lets its operator in. */
export interface Instance {
  readonly url: string;
  readonly token: string;
}

const MOST_BYTES = 65_536;
const ANSWER_WITHIN_MS = 60_000;

/** Throws CommandFault with exit code 3 where none is running. */
export async function findInstance(terminal: Terminal): Promise<Instance> {
  const announced = await readText(terminal, "instance.json");
  const instance = announced === null ? null : readAnnouncement(announced);
  if (instance === null || !terminal.isAlive(instance.pid)) throw noInstance();
  const token = await readText(terminal, "operator-token");
  if (token !== null && token.trim() !== "")
    return { url: instance.url.replace(/\/$/, ""), token: token.trim() };
  throw new CommandFault(
    EXIT.noInstance,
    "operator-token-missing",
    "The data folder holds no operator token that this user may read: run the command as the user that runs Halfhourly.",
  );
}

/** A request to the instance as its operator. Throws CommandFault: exit code 3 where it does not answer, 4 where it refuses. */
export async function ask(
  terminal: Terminal,
  instance: Instance,
  path: string,
  init: RequestInit = {},
): Promise<unknown> {
  const headers = { ...init.headers, authorization: `Bearer ${instance.token}`, accept: "application/json" };
  const response = await terminal
    .fetch(`${instance.url}${path}`, {
      ...init,
      headers,
      redirect: "error",
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    })
    .catch(() => {
      throw noInstance();
    });
  const body: unknown = await response.json().catch(() => null);
  if (response.ok) return body;
  throw new CommandFault(
    EXIT.refused,
    textIn(body, "code") ?? "refused",
    textIn(body, "detail") ?? `The instance answered ${response.status}.`,
  );
}

function noInstance(): CommandFault {
  return new CommandFault(
    EXIT.noInstance,
    "no-instance",
    "Halfhourly is not running: start it with npm start, then run this again.",
  );
}

async function readText(terminal: Terminal, name: string): Promise<string | null> {
  const content = await terminal.readFile(join(terminal.dataFolder, name), MOST_BYTES);
  return typeof content === "string" ? null : new TextDecoder().decode(content);
}

function readAnnouncement(text: string): { readonly url: string; readonly pid: number } | null {
  try {
    const announced: unknown = JSON.parse(text);
    if (typeof announced !== "object" || announced === null || !("url" in announced) || !("pid" in announced))
      return null;
    const { url, pid } = announced;
    return typeof url === "string" && typeof pid === "number" ? { url, pid } : null;
  } catch {
    // Half-written by an instance that is just starting.
    return null;
  }
}

function textIn(body: unknown, member: string): string | null {
  if (typeof body !== "object" || body === null) return null;
  const value: unknown = Reflect.get(body, member);
  return typeof value === "string" ? value : null;
}
