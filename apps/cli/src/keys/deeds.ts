import { join } from "node:path";
import { keysByGeneration, rotateMasterKey } from "@halfhourly/keys";
import { EXIT, type ExitCode } from "../exit-codes.js";
import type { Opened } from "../keys.js";
import { grouped } from "../show-inspection.js";

const LINE_WIDTH = 60;

/** `keys status`. */
export async function showStatus({ database, masterKey, terminal, json }: Opened): Promise<ExitCode> {
  const wrapped = await keysByGeneration(database);
  const generations = (await masterKey.generations()).map(({ id, number, createdAt }) => ({
    number,
    createdAt,
    keys: wrapped.get(id) ?? 0,
  }));
  const newest = generations.at(-1)?.number;
  const line = ({ number, createdAt, keys }: (typeof generations)[number]) =>
    `generation ${number}  made ${dateOf(createdAt)}  wraps ${counted(keys)}${number === newest ? ", and new ones" : ""}\n`;
  terminal.out(json ? asJson({ generations }) : generations.map(line).join(""));
  return EXIT.fine;
}

/** `keys rotate`: exit code 1 where a key was left under an older generation because it is damaged. */
export async function rotate({ database, masterKey, terminal, json }: Opened): Promise<ExitCode> {
  const { generation, rewrapped, damaged } = await rotateMasterKey({
    database,
    masterKey,
    onProgress(done, toDo) {
      const progress = `wrapped anew: ${grouped(done)} of ${counted(toDo)}`;
      terminal.err(terminal.isInteractive ? `\r${progress.padEnd(LINE_WIDTH)}` : `${progress}\n`);
    },
  });
  if (terminal.isInteractive) terminal.err(`\r${" ".repeat(LINE_WIDTH)}\r`);
  const lines = [
    `Generation ${generation.number} wraps from now on; ${counted(rewrapped)} wrapped anew by it.`,
    `Copy ${join(terminal.dataFolder, "master-key")} to where your copies are: older copies do not open what is stored now.`,
    "Once you need no backup from before, remove older generations: npx halfhourly keys retire.",
  ];
  if (damaged > 0)
    lines.unshift(
      `${counted(damaged)} could not be opened and stayed as before: the data under such a key cannot be read. Restore keys.household_key from a backup.`,
    );
  terminal.out(
    json ? asJson({ generation: generation.number, rewrapped, damaged }) : `${lines.join("\n")}\n`,
  );
  return damaged === 0 ? EXIT.fine : EXIT.failed;
}

/** `keys retire`: exit code 1 where an older generation still wraps keys and stays. */
export async function retire({ database, masterKey, terminal, json }: Opened): Promise<ExitCode> {
  const retired = (await masterKey.retire()).map(({ number }) => number);
  const left = await masterKey.generations();
  const wrapped = await keysByGeneration(database);
  const stay = left.slice(0, -1).map(({ id, number }) => ({ number, keys: wrapped.get(id) ?? 0 }));
  const lines = [
    ...retired.map((number) => `Generation ${number} is removed.`),
    ...stay.map(
      ({ number, keys }) =>
        `Generation ${number} still wraps ${counted(keys)} and stays: run npx halfhourly keys rotate first.`,
    ),
  ];
  if (lines.length === 0) lines.push("There is no older generation.");
  terminal.out(json ? asJson({ retired, stay }) : `${lines.join("\n")}\n`);
  return stay.length === 0 ? EXIT.fine : EXIT.failed;
}

function counted(keys: number): string {
  return `${grouped(keys)} ${keys === 1 ? "key" : "keys"}`;
}

/** dd/mm/yyyy in London. */
function dateOf(instant: string | null): string {
  if (instant === null) return "before generations were kept";
  return new Intl.DateTimeFormat("en-GB", { timeZone: "Europe/London", dateStyle: "short" }).format(
    new Date(instant),
  );
}

function asJson(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
