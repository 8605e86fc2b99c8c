import type { RequestListener, Server } from "node:http";

export type StartStep = "code" | "screens" | "database" | "homes";

/** The listening socket that npm start opened before anything was built: scripts/door.mjs makes it. */
export interface Door {
  readonly server: Server;
  readonly host: string;
  readonly port: number;
  readonly dataFolder: string;
  say(step: StartStep, state: "waiting" | "working" | "done", detail?: string): void;
  /** From here on every request goes to `next` instead of the progress page. */
  handOver(next: RequestListener): void;
}
