// npm run chaos -- ingest [--kills N] [--minutes M] [--seed S] [--scenario NAME] [--json]: kills what ingests, and looks whether all is there.
import { spawn } from "node:child_process";
import { join } from "node:path";
import { ensureBuilt } from "./build.mjs";
import { ensureInstalled, root } from "./install.mjs";

const [name, ...rest] = process.argv.slice(2);
if (name !== "ingest") {
  console.error(
    "Say what: npm run chaos -- ingest [--kills N] [--minutes M] [--seed S] [--scenario NAME] [--json]",
  );
  process.exit(2);
}
await ensureInstalled({ withTests: true });
await ensureBuilt();
const child = spawn(process.execPath, ["--import", "tsx", join("chaos", `${name}.ts`), ...rest], {
  cwd: root,
  stdio: ["ignore", "inherit", "inherit"],
});
// The terminal's Ctrl-C reaches the driver too: it clears up, and we wait for it.
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => child.kill(signal));
child.on("exit", (code) => process.exit(code ?? 1));
