// npm start: install what is missing, open the door with a progress page, build, and hand over to apps/server/src/main.ts.
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { ensureBuilt } from "./build.mjs";
import { ensureWebBuilt, webFolder } from "./build-web.mjs";
import { openDoor } from "./door.mjs";
import { ensureInstalled, root } from "./install.mjs";

const begunMs = Date.now();
// Until main.ts can stop in order, a signal still ends what we started (exit handlers do not run on a default signal).
const stopEarly = () => process.exit(130);
process.once("SIGINT", stopEarly).once("SIGTERM", stopEarly);
endWithNpm();

await ensureInstalled();
const door = await openDoor({ root, env: process.env });
if (door === null) process.exit(0);

try {
  door.say("code", "working");
  await ensureBuilt();
  door.say("code", "done");
  const { main } = await import(pathToFileURL(join(root, "apps", "server", "dist", "main.js")).href);
  door.say("screens", "working");
  const webReady = ensureWebBuilt((line) => door.say("screens", "working", line)).then(() =>
    door.say("screens", "done"),
  );
  process.removeListener("SIGINT", stopEarly).removeListener("SIGTERM", stopEarly);
  await main({ door, env: process.env, webFolder, webReady, begunMs });
} catch (fault) {
  console.error(fault instanceof Error ? fault.message : fault);
  process.exit(1);
}

/** A signal sent to npm alone ends npm and not its child; nothing is to be left running, so we notice that it has gone. */
function endWithNpm() {
  if (process.env.npm_lifecycle_event === undefined) return;
  const npm = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === npm) return;
    clearInterval(watch);
    process.kill(process.pid, "SIGTERM");
  }, 1000);
  watch.unref();
}
