// npm test: install and build what is missing, check, then run every test and say what ran, failed and was skipped.
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { ensureBuilt } from "./build.mjs";
import { ensureWebBuilt } from "./build-web.mjs";
import { ensureInstalled, root } from "./install.mjs";
import { isEveryday, takesLonger, whoRuns } from "./test-choice.mjs";
import { groupTests } from "./test-groups.mjs";

// In CI a test may be skipped only for what the machine cannot have; each such reason begins like this.
const allowedInCi = /^this machine cannot have /;
const only = process.argv.slice(2).filter((argument) => argument !== "--longer");
const longer = process.argv.includes("--longer");

await ensureInstalled({ withTests: true });
await ensureBuilt();
const isWhole = only.length === 0 && !longer;
const checks = isWhole ? await runChecks() : [];
// The journeys take longest: begun first, the many short files fill in beside them.
const files = ["test", "packages", "services", "apps", "bench", "chaos", "scripts"].flatMap((folder) =>
  testFiles(join(root, folder)),
);
const chosen = files.filter(isChosen);
if (chosen.some((file) => file.includes("journeys/")))
  await ensureWebBuilt((line) => console.error(`  web app ${line}`));
const outcome = await runTests(chosen);
if (isWhole)
  for (const file of files.filter((one) => !isEveryday(one)))
    console.log(`left to ${whoRuns(file)} and to CI: ${file}`);
report(checks, outcome);

function isChosen(file) {
  if (longer) return takesLonger(file);
  return only.length === 0 ? isEveryday(file) : only.some((part) => file.includes(part));
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
  await run(process.execPath, [...args, ...groupTests(paths, { root, folder })]);
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
