import type { FileFlags, ImportJob } from "@halfhourly/contracts";
import type { Arguments } from "./arguments.js";
import { CommandFault, EXIT, type ExitCode } from "./exit-codes.js";
import { ask, findInstance, type Instance } from "./instance.js";
import { readOperand } from "./read-operand.js";
import { grouped, showInspection } from "./show-inspection.js";
import type { Terminal } from "./terminal.js";

const LOOK_AGAIN_MS = 150;
/** What ends a job on the instance's side, not for the file's sake. */
const INSTANCE_FAULTS = new Set(["consent-withdrawn", "import-failed"]);

/** `import FILE --meter ID`: hands a file to the running instance and waits for the end of the job. */
export async function importFile(args: Arguments, terminal: Terminal): Promise<ExitCode> {
  const [file, ...more] = args.operands;
  const { meter, flags, json } = args;
  if (file === undefined || more.length > 0)
    throw unusable("file-needed", "Name one file: npx halfhourly import FILE --meter ID.");
  if (meter === null)
    throw unusable(
      "meter-needed",
      "Say for which meter: add --meter ID (the app shows the id with the meter).",
    );
  const bytes = await readOperand(terminal, file);
  const instance = await findInstance(terminal);
  const begun = await send(terminal, instance, meter, bytes, flags);
  const job = await follow(terminal, instance, begun);
  if (job.problem !== null) {
    const exitCode = INSTANCE_FAULTS.has(job.problem.code) ? EXIT.refused : EXIT.unusable;
    throw new CommandFault(exitCode, job.problem.code, job.problem.message, { import: job });
  }
  terminal.out(json ? `${JSON.stringify(job, null, 2)}\n` : showJob(file, job));
  return EXIT.fine;
}

async function send(
  terminal: Terminal,
  instance: Instance,
  meter: string,
  bytes: Uint8Array,
  flags: FileFlags,
): Promise<ImportJob> {
  const query = new URLSearchParams(Object.entries(flags)).toString();
  const path = `/v1/meters/${encodeURIComponent(meter)}/imports${query === "" ? "" : `?${query}`}`;
  const body = new Uint8Array(bytes);
  return asJob(
    await ask(terminal, instance, path, {
      method: "POST",
      headers: { "content-type": "application/octet-stream" },
      body,
    }),
  );
}

async function follow(terminal: Terminal, instance: Instance, begun: ImportJob): Promise<ImportJob> {
  let job = begun;
  let shown = "";
  while (job.finishedAt === null) {
    const progress = progressOf(job);
    if (progress !== shown)
      terminal.err(terminal.isInteractive ? `\r${progress.padEnd(60)}` : `${progress}\n`);
    shown = progress;
    await terminal.pause(LOOK_AGAIN_MS);
    job = asJob(await ask(terminal, instance, `/v1/imports/${encodeURIComponent(job.id)}`).catch(wentAway));
  }
  if (terminal.isInteractive && shown !== "") terminal.err(`\r${" ".repeat(60)}\r`);
  return job;
}

/** The file is with the instance by now, which goes on with it after a restart. */
function wentAway(fault: unknown): never {
  if (!(fault instanceof CommandFault) || fault.exitCode !== EXIT.noInstance) throw fault;
  const message =
    "Halfhourly stopped before the file was stored: start it with npm start, and it goes on with it by itself.";
  throw new CommandFault(EXIT.noInstance, fault.code, message);
}

function progressOf({ state, daysStored, daysTotal }: ImportJob): string {
  if (state === "waiting") return "waiting for its turn ...";
  return daysTotal === 0
    ? "reading the file ..."
    : `storing: ${grouped(daysStored)} of ${grouped(daysTotal)} days`;
}

function showJob(file: string, job: ImportJob): string {
  const rejected = job.inspection?.rejected.length ?? 0;
  const counts = [
    `${grouped(job.stored)} half hours stored`,
    `${grouped(job.replaced)} replaced`,
    `${grouped(job.unchanged)} unchanged`,
    `${grouped(rejected)} ${rejected === 1 ? "row" : "rows"} rejected`,
  ];
  if (job.heldForReview > 0) counts.push(`${grouped(job.heldForReview)} of them held for review`);
  const found = job.inspection === null ? "" : showInspection(file, job.inspection);
  return `${found}${counts.join(", ")}.\n`;
}

function asJob(body: unknown): ImportJob {
  if (isJob(body)) return body;
  throw new CommandFault(
    EXIT.refused,
    "answer-unknown",
    "The instance answered something else than an import: is it of the same version?",
  );
}

function isJob(body: unknown): body is ImportJob {
  return (
    typeof body === "object" &&
    body !== null &&
    "id" in body &&
    "state" in body &&
    "finishedAt" in body &&
    "inspection" in body
  );
}

function unusable(code: string, message: string): CommandFault {
  return new CommandFault(EXIT.unusable, code, message);
}
