import { randomUUID } from "node:crypto";
import { createLog } from "@halfhourly/service-kit";
import { openAdapters } from "./adapters.js";
import { readConfig } from "./config.js";
import { fillDemonstration, type DemonstrationAccount } from "./demonstration.js";
import type { Door } from "./door.js";
import { announceInstance } from "./instance-files.js";
import { openServices } from "./services.js";

export interface Start {
  readonly door: Door;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly webFolder: string;
  /** Resolves once the built web app is in `webFolder`. */
  readonly webReady: Promise<void>;
  readonly begunMs: number;
}

/**
 * The one process: configuration -> adapters (which technologies) -> services (which rooms) -> open the door.
 * Everything opened here is closed here, in reverse order, on Ctrl-C or SIGTERM.
 */
export async function main({ door, env, webFolder, webReady, begunMs }: Start): Promise<void> {
  const config = readConfig(env, door.host, door.port);
  const closing: (() => Promise<void>)[] = [];
  closeOnSignal(closing, door);

  door.say("database", "working");
  const log = createLog({ level: config.logLevel, name: "halfhourly" });
  const adapters = await openAdapters(config, door.dataFolder, log);
  closing.unshift(() => adapters.close());
  const services = await openServices({
    config,
    adapters,
    door,
    webFolder,
    now: Date.now,
    ids: randomUUID,
    log,
  });
  closing.unshift(() => services.close());
  door.say("database", "done");

  door.say("homes", "working");
  const accounts = config.embeddedDefaults
    ? await fillDemonstration(services, door.dataFolder, Date.now(), (howFar) =>
        door.say("homes", "working", howFar),
      )
    : [];
  door.say("homes", "done");

  await webReady;
  await services.open();
  const forget = await announceInstance(door.dataFolder, config.publicUrl);
  closing.unshift(forget);
  greet(config.publicUrl, accounts, Date.now() - begunMs);
}

function greet(url: string, accounts: readonly DemonstrationAccount[], tookMs: number): void {
  const lines = [`Open ${url}   (ready in ${(tookMs / 1000).toFixed(1)} s; Ctrl-C stops it)`];
  if (accounts.length > 0)
    lines.push("Sign in as a demonstration home. Its readings are generated, nobody's own:");
  for (const { email, password, about } of accounts)
    lines.push(`  ${email}   password ${password}   ${about}`);
  console.log(lines.join("\n"));
}

function closeOnSignal(closing: readonly (() => Promise<void>)[], door: Door): void {
  let stopping = false;
  const stop = async (): Promise<void> => {
    if (stopping) return;
    stopping = true;
    console.log("Stopping ...");
    door.server.close();
    door.server.closeAllConnections();
    for (const close of closing)
      await close().catch((fault: unknown) => console.error("While stopping:", fault));
    console.log("Stopped. Nothing is left running.");
    process.exit(0);
  };
  process.on("SIGINT", () => void stop());
  process.on("SIGTERM", () => void stop());
}
