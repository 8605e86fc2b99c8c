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

/** A process that has loaded its code, or is about to, and has touched nothing yet. */
export interface LoadedIngesting {
  /** Resolves when it takes documents. @throws Error where it ends before. */
  begin(): Promise<Ingesting>;
  drop(): Promise<void>;
}

export interface IngestingOptions extends Place {
  /** Broker and topic, or empty. */
  readonly kafka: string;
  readonly hear: (message: FromIngesting) => void;
  /** It ended and nobody killed it. */
  readonly endedByItself: (how: string) => void;
}

const PROGRAM = fileURLToPath(new URL("ingesting-process.ts", import.meta.url));

export function loadIngesting({
  databaseUrl,
  keyFolder,
  kafka,
  hear,
  endedByItself,
}: IngestingOptions): LoadedIngesting {
  const child = fork(PROGRAM, [databaseUrl, keyFolder, kafka], {
    execArgv: ["--import", "tsx"],
    serialization: "advanced",
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  let isAtWork = false;
  const closed = closeOf(child);
  void closed.then((how) => isAtWork && endedByItself(how));
  const kill = async () => {
    isAtWork = false;
    child.kill("SIGKILL");
    await closed;
  };
  return {
    async begin() {
      const ready = new Promise<void>((resolve) => {
        child.on("message", (message: FromIngesting) => {
          if (message.kind === "ready") resolve();
          else hear(message);
        });
      });
      send(child, { kind: "begin" });
      const early = await Promise.race([ready, closed]);
      if (typeof early === "string") throw new Error(`the ingesting process ended as it began (${early})`);
      isAtWork = true;
      return { send: (message) => send(child, message), kill };
    },
    drop: kill,
  };
}

/** A process that is gone gets nothing more; what it had not acknowledged is sent again. */
function send(child: ChildProcess, message: ToIngesting): void {
  if (child.connected) child.send(message, () => {});
}

/** Both its end and that of what it had still to say: "exit" alone may come before its last messages. */
async function closeOf(child: ChildProcess): Promise<string> {
  const disconnected = once(child, "disconnect");
  const [code, signal] = await once(child, "exit");
  await disconnected;
  return String(signal ?? code);
}
