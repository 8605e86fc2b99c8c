import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const program = fileURLToPath(new URL("a-writer.mjs", import.meta.url));

export interface Writer {
  readonly process: ChildProcess;
  /** Numbers acknowledged so far. */
  readonly acknowledged: () => number;
  until(condition: () => boolean): Promise<void>;
  kill(signal: NodeJS.Signals): Promise<void>;
}

/** Starts a-writer.mjs, through the words of `prefix` where another identity is wanted. */
export async function startWriter(
  dataFolder: string,
  rows: number,
  prefix: readonly string[] = [],
): Promise<Writer> {
  const command = [...prefix, process.execPath, program, dataFolder, String(rows)];
  const child = spawn(command[0] ?? "", command.slice(1), { stdio: ["ignore", "pipe", "pipe"] });
  let acknowledged = 0;
  let ready = false;
  let complaint = "";
  const lines = createInterface({ input: child.stdout });
  lines.on("line", (line) => (line === "ready" ? (ready = true) : (acknowledged = Number(line))));
  child.stderr.on("data", (chunk: Buffer) => (complaint += chunk.toString()));
  const until = async (condition: () => boolean) => {
    while (!condition()) {
      if (child.exitCode !== null || child.signalCode !== null)
        throw new Error(complaint || "the writer was killed");
      await delay(5);
    }
  };
  await until(() => ready);
  const kill = async (signal: NodeJS.Signals) => {
    const gone = once(child, "close");
    child.kill(signal);
    await gone;
  };
  return { process: child, acknowledged: () => acknowledged, until, kill };
}
