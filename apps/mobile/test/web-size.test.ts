import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";

const WEB = fileURLToPath(new URL("../dist/web", import.meta.url));
/** What a phone on 4G may have to fetch before the first screen, in bytes after Brotli. */
const MOST_BYTES = 420_000;

function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesIn(path) : [path];
  });
}

const built = existsSync(join(WEB, "index.html"));

test(
  "the JavaScript of the web app stays under 420 kB (Brotli)",
  { skip: built ? false : "the web app is not built: npm run web:build" },
  (t) => {
    const scripts = filesIn(WEB).filter((path) => path.endsWith(".js"));
    const bytes = scripts.reduce((sum, path) => sum + brotliCompressSync(readFileSync(path)).length, 0);
    t.diagnostic(`web JavaScript: ${Math.round(bytes / 1000)} kB Brotli in ${scripts.length} files`);
    assert.ok(bytes <= MOST_BYTES, `${bytes} bytes`);
  },
);

test(
  "the page holds no inline script: the policy of the server forbids it",
  { skip: built ? false : "the web app is not built: npm run web:build" },
  () => {
    const page = readFileSync(join(WEB, "index.html"), "utf8");
    assert.deepEqual(
      [...page.matchAll(/<script(?![^>]*\bsrc=)[^>]*>/g)].map(([tag]) => tag),
      [],
    );
    assert.doesNotMatch(page, /\son[a-z]+\s*=/);
  },
);
