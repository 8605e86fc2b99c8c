// npm test: install and build what is missing, check, then run every test and say what ran, failed and was skipped.
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { ensureBuilt } from "./build.mjs";
import { ensureWebBuilt } from "./build-web.mjs";
import { ensureInstalled, root } from "./install.mjs";

// In CI a test may be skipped only for what the machine cannot have; each such reason begins like this.
const allowedInCi = /^this machine cannot have /;
const only = process.argv.slice(2);
// What a change should not break unseen. The other journeys in a browser take minutes: npm run journeys, and CI, run all.
const everydayJourneys = /journeys\/(start|own-file|collect)\.test\.ts$/;

await ensureInstalled({ withTests: true });
await ensureBuilt();
const checks = only.length > 0 ? [] : await runChecks();
// The journeys take longest: begun first, the many short files fill in beside them.
const files = ["test", "packages", "services", "apps", "bench", "scripts"].flatMap((folder) =>
  testFiles(join(root, folder)),
);
const chosen = files.filter((file) =>
  only.length === 0 ? isEveryday(file) : only.some((part) => file.includes(part)),
);
if (chosen.some((file) => file.includes("journeys/")))
  await ensureWebBuilt((line) => console.error(`  web app ${line}`));
const outcome = await runTests(chosen);
if (only.length === 0)
  for (const file of files.filter((one) => !isEveryday(one)))
    console.log(
      `left to ${file.includes("journeys/") ? "npm run journeys" : "npm run services"} and to CI: ${file}`,
    );
report(checks, outcome);

function isEveryday(file) {
  // It needs a broker; CI starts one after this and runs it.
  if (file.endsWith("stream/test/kafka.test.ts")) return Boolean(process.env.HALFHOURLY_TEST_KAFKA);
  return !file.includes("journeys/") || everydayJourneys.test(file);
}

async function runChecks() {
  const node = process.execPath;
  const tool = (...path) => join(root, "node_modules", ...path);
  return [
    await check("types of the tests", node, [
      tool("typescript", "bin", "tsc"),
      "-p",
      "tsconfig.tests.json",
      "--noEmit",
    ]),
    await check("types of the app", node, [
      tool("typescript", "bin", "tsc"),
      "-p",
      "apps/mobile",
      "--noEmit",
    ]),
    await check("lint", node, [tool("oxlint", "bin", "oxlint"), "--deny-warnings"]),
    await check("format", node, [
      tool("prettier", "bin", "prettier.cjs"),
      "--check",
      "--log-level",
      "warn",
      ".",
    ]),
  ];
}

async function check(name, command, args) {
  const code = await run(command, args);
  console.log(`${code === 0 ? "✔" : "✖"} ${name}`);
  return { name, passed: code === 0 };
}

function testFiles(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (["node_modules", "dist", ".expo"].includes(entry.name)) return [];
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return testFiles(path);
    return /\.test\.(ts|mjs)$/.test(entry.name) ? [relative(root, path)] : [];
  });
}

async function runTests(paths) {
  const folder = mkdtempSync(join(tmpdir(), "halfhourly-tests-"));
  const tally = join(folder, "tally.jsonl");
  const args = ["--import", "tsx", "--test", "--test-concurrency=3"];
  args.push("--test-reporter=spec", "--test-reporter-destination=stdout");
  args.push("--test-reporter=./scripts/tally-reporter.mjs", `--test-reporter-destination=${tally}`);
  await run(process.execPath, [...args, ...paths]);
  const lines = existsSync(tally) ? readFileSync(tally, "utf8").split("\n").filter(Boolean) : [];
  rmSync(folder, { recursive: true, force: true });
  return lines.map((line) => JSON.parse(line));
}

function run(command, args) {
  const child = spawn(command, args, { cwd: root, stdio: ["ignore", "inherit", "inherit"] });
  return new Promise((resolve, reject) => child.on("error", reject).on("exit", (code) => resolve(code ?? 1)));
}

function report(checksRun, tests) {
  const skipped = tests.filter((test) => test.skipped);
  const realData = tests.filter((test) => test.name.startsWith("real data"));
  const refused = process.env.CI ? skipped.filter((test) => !allowedInCi.test(test.reason)) : [];
  for (const test of skipped) console.log(`skipped: ${test.name} (${test.reason})`);
  for (const test of refused) console.log(`not to be skipped in CI: ${test.name}`);
  const realDataSkipped = realData.filter((test) => test.skipped).length;
  console.log(`real-data tests: ${realData.length - realDataSkipped} ran, ${realDataSkipped} skipped`);
  const failed = [...checksRun, ...tests].filter((entry) => !entry.passed && !entry.skipped);
  for (const entry of failed) console.log(`failed: ${entry.name}`);
  const failures = failed.length + refused.length;
  const passed = [...checksRun, ...tests].filter((entry) => entry.passed && !entry.skipped).length;
  console.log(`${passed} passed, ${failures} failed, ${skipped.length - refused.length} skipped`);
  process.exit(failures === 0 && tests.length > 0 ? 0 : 1);
}
