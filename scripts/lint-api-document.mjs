// Spectral with the OWASP rules on our OpenAPI document, and with AsyncAPI's on that of our events. A warning fails too: what does not apply says why in .spectral.yaml.
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
    const strictly = ["--fail-severity", "warn", "--format", "text"];
    const { status, stdout, stderr } = run([
      spectral,
      "lint",
      document,
      "--ruleset",
      ".spectral.yaml",
      ...strictly,
    ]);
    const events = lintEvents(folder, (file, rules) =>
      run([spectral, "lint", file, "--ruleset", rules, ...strictly]),
    );
    return {
      passed: status === 0 && events.status === 0,
      said: stdout + stderr + events.stdout + events.stderr,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** AsyncAPI's own schema of its documents, and the rules of Spectral beside it. */
function lintEvents(folder, lint) {
  const print =
    'import("@halfhourly/contracts").then((all) => console.log(JSON.stringify(all.asyncApiDocument("1.0.0"))))';
  const printed = run(["-e", print]);
  if (printed.status !== 0) return printed;
  const [document, rules] = [join(folder, "asyncapi.json"), join(folder, "asyncapi-rules.json")];
  writeFileSync(document, printed.stdout);
  // Whoever runs an instance is its contact and has its servers; the document is the same for all of them.
  const off = { "asyncapi-info-contact": "off", "asyncapi-servers": "off" };
  writeFileSync(rules, JSON.stringify({ extends: [["spectral:asyncapi", "all"]], rules: off }));
  return lint(document, rules);
}

function run(args) {
  const limits = { timeout: mostMs, maxBuffer: 64 * 1024 * 1024 };
  return spawnSync(process.execPath, args, { cwd: root, encoding: "utf8", ...limits });
}
