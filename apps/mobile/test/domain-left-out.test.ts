import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const app = fileURLToPath(new URL("..", import.meta.url));
const domain = join(app, "..", "..", "packages", "domain", "src");
const leftOut: readonly string[] = createRequire(import.meta.url)("../domain-left-out.js");

function sourcesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? sourcesIn(path) : /\.tsx?$/.test(path) ? [path] : [];
  });
}

/** What the app imports of the domain as a value, not as a type. */
function imported(): ReadonlySet<string> {
  const names = ["src", "app"]
    .flatMap((folder) => sourcesIn(join(app, folder)))
    .flatMap((path) => [
      ...readFileSync(path, "utf8").matchAll(/import \{([^}]*)\} from ["]@halfhourly\/domain"/g),
    ])
    .flatMap(([, list = ""]) => list.split(","))
    .map((name) => name.trim())
    .filter((name) => name !== "" && !name.startsWith("type "));
  return new Set(names);
}

test("the web app reaches nothing of the domain that its bundle leaves out", async () => {
  const names = imported();
  assert.ok(names.has("londonDateAt"));
  for (const folder of leftOut)
    for (const path of sourcesIn(join(domain, folder))) {
      const module: object = await import(path);
      const reached = Object.keys(module).filter((name) => names.has(name));
      assert.deepEqual(reached, [], `${folder}: take it out of domain-left-out.js`);
    }
});
