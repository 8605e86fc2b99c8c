import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { FromIngesting, ToIngesting } from "./messages.js";
import type { Place } from "./store-on.js";

/** The driver's end of the process that is killed. */
export interface Ingesting {
  send(message: ToIngesting): void;
  /** By SIGKILL; resolves when it has ended and all that it said was heard. */
  kill(): Promise<void>;
}

export interface IngestingOptions extends Place {
  /** Broker and topic, or empty. */
  readonly kafka: string;
  readonly hear: (message: FromIngesting) => void;
  /** It ended and nobody killed it. */
  readonly endedByItself: (how: string) => void;
}

const PROGRAM = fileURLToPath(new URL("ingesting-process.ts", import.meta.url));

/** Resolves when it takes documents. @throws Error where it ends before. */
export async function startIngesting(options: IngestingOptions): Promise<Ingesting> {
  const { databaseUrl, keyFolder, kafka, hear, endedByItself } = options;
  const child = fork(PROGRAM, [databaseUrl, keyFolder, kafka], {
    execArgv: ["--import", "tsx"],
    serialization: "advanced",
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  let isReady = false;
  let isKilled = false;
  const ready = new Promise<void>((resolve) => {
    child.on("message", (message: FromIngesting) => {
      if (message.kind === "ready") resolve();
      else hear(message);
    });
  });
  const closed = closeOf(child);
  void closed.then((how) => isReady && !isKilled && endedByItself(how));
  const endsBefore = closed.then((how) =>
    Promise.reject(new Error(`the ingesting process ended early (${how})`)),
  );
  await Promise.race([ready, endsBefore]);
  endsBefore.catch(() => {});
  isReady = true;
  return {
    send(message) {
      // A process that is gone gets nothing more; what it had not acknowledged is sent again.
      if (child.connected) child.send(message, () => {});
    },
    async kill() {
      isKilled = true;
      child.kill("SIGKILL");
      await closed;
    },
  };
}

/** Both its end and that of what it had still to say: "exit" alone may come before its last messages. */
async function closeOf(child: ChildProcess): Promise<string> {
  const disconnected = child.connected ? once(child, "disconnect") : Promise.resolve();
  const [code, signal] = await once(child, "exit");
  await disconnected;
  return String(signal ?? code);
}
