// npm run screenshots: builds what is missing, then pictures every screen.
import { spawn } from "node:child_process";
import { ensureBuilt } from "./build.mjs";
import { ensureInstalled, root } from "./install.mjs";

await ensureInstalled({ withTests: true });
await ensureBuilt();
const child = spawn(process.execPath, ["--import", "tsx", "test/journeys/screenshots.ts"], {
  cwd: root,
  stdio: "inherit",
});
child.on("exit", (code) => process.exit(code ?? 1));
