import { runConformance, type SuiteResult } from "@halfhourly/vectors";
import { EXIT, type ExitCode } from "./exit-codes.js";
import { grouped } from "./show-inspection.js";
import type { Terminal } from "./terminal.js";

/** `conformance`: the public test vectors against this copy; a table, and each failure with what was given and expected. */
export function conformance(
  json: boolean,
  terminal: Terminal,
  run: () => readonly SuiteResult[] = runConformance,
): ExitCode {
  const suites = run();
  terminal.out(json ? `${JSON.stringify({ suites }, null, 2)}\n` : showSuites(suites));
  return suites.every(({ failed }) => failed === 0) ? EXIT.fine : EXIT.failed;
}

function showSuites(suites: readonly SuiteResult[]): string {
  const widest = Math.max(5, ...suites.map(({ name }) => name.length));
  const row = (name: string, passed: string, failed: string) =>
    `${name.padEnd(widest)}  ${passed.padStart(8)}  ${failed.padStart(8)}`;
  const sum = (count: (suite: SuiteResult) => number) =>
    grouped(suites.reduce((total, suite) => total + count(suite), 0));
  const lines = [
    row("suite", "passed", "failed"),
    ...suites.map(({ name, passed, failed }) => row(name, grouped(passed), grouped(failed))),
    row(
      "total",
      sum(({ passed }) => passed),
      sum(({ failed }) => failed),
    ),
  ];
  for (const { name, failures } of suites) {
    for (const { about, given, expected, actual } of failures) {
      lines.push(
        "",
        `${name}: ${about}`,
        `  given ${given}`,
        `  expected ${expected}`,
        `  answered ${actual}`,
      );
    }
  }
  return `${lines.join("\n")}\n`;
}
