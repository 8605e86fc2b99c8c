import type { Arguments } from "../arguments.js";
import { CommandFault, EXIT, type ExitCode } from "../exit-codes.js";
import type { Terminal } from "../terminal.js";
import { openCallback, type Callback } from "./callback.js";
import { Checking, type CaseResult } from "./case.js";
import { checkBalance } from "./check-balance.js";
import { checkDiscovery } from "./check-discovery.js";
import { checkIntervals } from "./check-intervals.js";
import { checkLoad } from "./check-load.js";
import { checkMeterPoints } from "./check-meter-points.js";
import { checkRevocation, checkSignIn } from "./check-sign-in.js";
import { readCheckArguments, type Wanted } from "./check-arguments.js";
import { Server } from "./server.js";
import { SignIn } from "./sign-in.js";

/** `supplier check BASE_URL`: the whole contract against a supplier's server. Exit code 1 where a case fails. */
export async function check(
  args: Arguments,
  terminal: Terminal,
  nowMs: () => number = Date.now,
): Promise<ExitCode> {
  const wanted = await readCheckArguments(args, terminal);
  const checking = new Checking((result) => {
    if (!args.json) terminal.out(showCase(result));
  });
  const callback = wanted.client === null ? null : await openCallback(wanted.port);
  try {
    await runCases(checking, wanted, callback, terminal, nowMs);
  } finally {
    await callback?.close();
  }
  const { results } = checking;
  const count = (outcome: CaseResult["outcome"]) => results.filter((one) => one.outcome === outcome).length;
  const counts = { passed: count("passed"), failed: count("failed"), notRun: count("not-run") };
  const { passed, failed, notRun } = counts;
  terminal.out(
    args.json
      ? `${JSON.stringify({ baseUrl: wanted.baseUrl, ...counts, cases: results }, null, 2)}\n`
      : `\n${passed} passed, ${failed} failed, ${notRun} not run\n`,
  );
  return failed > 0 ? EXIT.failed : EXIT.fine;
}

async function runCases(
  checking: Checking,
  { baseUrl, token, client }: Wanted,
  callback: Callback | null,
  terminal: Terminal,
  nowMs: () => number,
): Promise<void> {
  const server = new Server(baseUrl, terminal);
  const metadata = await checkDiscovery(checking, server);
  if (metadata === null && !(await isReached(server)))
    throw new CommandFault(
      EXIT.unusable,
      "not-reached",
      "Nothing answers at this address: look whether it is right and can be reached from here.",
    );
  const signIn =
    client === null || callback === null || metadata === null
      ? null
      : new SignIn(server, metadata, client, callback);
  const tokens = await checkSignIn(checking, server, signIn);
  const accessToken = token ?? tokens?.access_token ?? null;
  const points = await checkMeterPoints(checking, server, accessToken);
  await checkIntervals(checking, accessToken === null ? null : { server, accessToken }, points, nowMs());
  await checkBalance(checking, server, accessToken, points, nowMs());
  await checkLoad(checking, server, accessToken);
  await checkRevocation(checking, server, signIn, tokens);
}

async function isReached(server: Server): Promise<boolean> {
  try {
    await server.askOnce({ where: "the base address", url: server.baseUrl });
    return true;
  } catch {
    return false;
  }
}

const WORDS: Readonly<Record<CaseResult["outcome"], string>> = {
  passed: "passed ",
  failed: "FAILED ",
  "not-run": "not run",
};

function showCase({ outcome, name, about, where, what, todo }: CaseResult): string {
  const lines = [`${WORDS[outcome]}  ${name.padEnd(20)}  ${about}`];
  for (const [label, text] of [
    ["at", where],
    ["", what],
    ["do", todo],
  ] as const)
    if (text !== null) lines.push(`         ${label === "" ? "" : `${label}: `}${text}`);
  return `${lines.join("\n")}\n`;
}
