// Spectral with the OWASP rules on our OpenAPI document. A warning fails too: what does not apply says why in .spectral.yaml.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "./install.mjs";

const mostMs = 120_000;

/** What was found, in words, and whether that is nothing. */
export function lintApiDocument() {
  const folder = mkdtempSync(join(tmpdir(), "halfhourly-lint-"));
  try {
    const printed = run(["--import", "tsx", "services/consumer-api/test/house/print-api-document.ts"]);
    if (printed.status !== 0) return { passed: false, said: printed.stderr };
    const document = join(folder, "openapi.json");
    writeFileSync(document, printed.stdout);
    const spectral = join(root, "node_modules/@stoplight/spectral-cli/dist/index.js");
    const rules = ["--ruleset", ".spectral.yaml", "--fail-severity", "warn", "--format", "text"];
    const { status, stdout, stderr } = run([spectral, "lint", document, ...rules]);
    return { passed: status === 0, said: stdout + stderr };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function run(args) {
  const limits = { timeout: mostMs, maxBuffer: 64 * 1024 * 1024 };
  return spawnSync(process.execPath, args, { cwd: root, encoding: "utf8", ...limits });
}
