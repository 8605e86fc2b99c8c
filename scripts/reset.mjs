// npm run reset: empties the data folder (readings, accounts, keys), never while an instance is using it.
import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { dataFolderOf, runningInstance } from "./door.mjs";
import { root } from "./install.mjs";

const folder = dataFolderOf(root, process.env);
const running = runningInstance(folder);
if (running) {
  console.error(
    `Halfhourly is running at ${running.url} (process ${running.pid}). Stop it first (Ctrl-C there), then reset.`,
  );
  process.exit(1);
}
if (!existsSync(folder)) {
  console.log("Nothing to reset: there is no data folder yet.");
  process.exit(0);
}
const known = ["postgres", "pglite", "master-key", "instance.json", "lock"];
const looksOurs = readdirSync(folder).length === 0 || known.some((name) => existsSync(join(folder, name)));
if (!looksOurs) {
  console.error(
    `${folder} does not look like a Halfhourly data folder: nothing was removed. Check HALFHOURLY_DATA.`,
  );
  process.exit(1);
}
for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true, force: true });
console.log(
  "The data folder is empty: every reading, account and key in it is gone. npm start begins afresh.",
);
