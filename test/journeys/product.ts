import { spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../..", import.meta.url));

export interface DemonstrationAccount {
  readonly email: string;
  readonly password: string;
}

export interface RunningProduct {
  readonly url: string;
  readonly dataFolder: string;
  readonly accounts: readonly DemonstrationAccount[];
  readonly output: () => string;
  readonly process: ChildProcess;
  stop(): Promise<void>;
}

const startTimeoutMs = 180_000;

/** For journeys that are about something else: the demonstration's readings are there at once, as a file's would be. */
export const nothingCollected = { env: { HALFHOURLY_DCC: "off", HALFHOURLY_TARIFFS: "off" } } as const;

/** Starts the product as a person would, by its own start script, in a data folder of its own. */
export async function startProduct(
  options: { dataFolder?: string; env?: Record<string, string> } = {},
): Promise<RunningProduct> {
  const dataFolder = options.dataFolder ?? mkdtempSync(join(tmpdir(), "halfhourly-journey-"));
  const env = { ...process.env, HALFHOURLY_DATA: dataFolder, ...options.env };
  const child = spawn(process.execPath, ["scripts/start.mjs"], {
    cwd: root,
    env,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk: Buffer) => (said += chunk.toString()));
  const url = await waitForUrl(child, () => said);
  return {
    url,
    dataFolder,
    accounts: accountsIn(said),
    output: () => said,
    process: child,
    async stop() {
      await ended(child, "SIGINT");
      if (options.dataFolder === undefined) rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}

export async function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((settle) => child.once("exit", settle));
  child.kill(signal);
  await gone;
}

async function waitForUrl(child: ChildProcess, said: () => string): Promise<string> {
  const giveUpAtMs = Date.now() + startTimeoutMs;
  while (Date.now() < giveUpAtMs) {
    const url = said().match(/Open (http:\/\/localhost:\d+)/)?.[1];
    if (url !== undefined) return url;
    if (child.exitCode !== null) throw new Error(`the product stopped by itself:\n${said()}`);
    await new Promise((settle) => setTimeout(settle, 100));
  }
  await ended(child, "SIGKILL");
  throw new Error(`the product did not start in ${startTimeoutMs / 1000} s:\n${said()}`);
}

function accountsIn(output: string): DemonstrationAccount[] {
  return [...output.matchAll(/(\S+@\S+)\s+password\s+(\S+)/g)].map(([, email, password]) => ({
    email: email ?? "",
    password: password ?? "",
  }));
}
