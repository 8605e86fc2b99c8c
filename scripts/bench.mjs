// npm run bench -- NAME [--json]: one measurement; the last thing printed is one object.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { ensureBuilt } from "./build.mjs";
import { ensureInstalled, root } from "./install.mjs";

const names = ["storage", "ingest", "api", "export", "audit", "dcc", "day", "compare", "start"];
const [name, ...rest] = process.argv.slice(2);
if (name === undefined || !names.includes(name)) {
  console.error(`Say which: npm run bench -- ${names.join(" | ")} [--json]`);
  process.exit(2);
}
await ensureInstalled({ withTests: true });
await ensureBuilt();
const file = join("bench", `${name}.ts`);
if (!existsSync(join(root, file))) throw new Error(`${file} is missing`);
const child = spawn(process.execPath, ["--import", "tsx", file, ...rest], {
  cwd: root,
  stdio: ["ignore", "inherit", "inherit"],
});
child.on("exit", (code) => process.exit(code ?? 1));
