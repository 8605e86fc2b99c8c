import { openBeside, type Database } from "@halfhourly/database";
import { localMasterKey, type RotatableMasterKey } from "@halfhourly/keys";
import { Problem, silentLog } from "@halfhourly/service-kit";
import type { Arguments } from "./arguments.js";
import { CommandFault, EXIT, type ExitCode } from "./exit-codes.js";
import { retire, rotate, showStatus } from "./keys/deeds.js";
import type { Terminal } from "./terminal.js";

/** What a deed works with. */
export interface Opened {
  readonly database: Database;
  readonly masterKey: RotatableMasterKey;
  readonly terminal: Terminal;
  readonly json: boolean;
}

const DEEDS: Readonly<Record<string, (opened: Opened) => Promise<ExitCode>>> = {
  status: showStatus,
  rotate,
  retire,
};
/** Nothing is broken: the database is not here, or not free. */
const NO_DATABASE = new Set(["no-database-here", "data-folder-in-use", "database-unreachable"]);

/** `keys status|rotate|retire`: the generations of the master key, with the instance running or not. */
export async function keys({ operands, json }: Arguments, terminal: Terminal): Promise<ExitCode> {
  const [named = "", ...more] = operands;
  const deed = DEEDS[named];
  if (deed === undefined || more.length > 0)
    throw new CommandFault(
      EXIT.unusable,
      "deed-needed",
      "Say what to do: npx halfhourly keys status, rotate or retire.",
    );
  const { databaseUrl, dataFolder } = terminal;
  if (databaseUrl !== null && !/^postgres(ql)?:\/\//.test(databaseUrl))
    throw new CommandFault(
      EXIT.unusable,
      "database-url",
      "DATABASE_URL must begin with postgres:// or postgresql://.",
    );
  try {
    const { database, close } = await openBeside({ databaseUrl, dataFolder, log: silentLog });
    try {
      await refuseOlder(database);
      return await deed({
        database,
        masterKey: await localMasterKey(dataFolder, database),
        terminal,
        json,
      });
    } finally {
      await close();
    }
  } catch (fault) {
    throw told(fault);
  }
}

/** Never migrates: an instance of an earlier version may be running. */
async function refuseOlder(database: Database): Promise<void> {
  const [row] = await database.query<{ held: boolean }>(
    "select to_regclass('keys.master_key') is not null as held",
  );
  if (row?.held === true) return;
  throw new CommandFault(
    EXIT.failed,
    "database-older",
    "The database is of an earlier version: start this version once with npm start, then run this again.",
  );
}

/** Messages of a database may quote rows: only our own are told. */
function told(fault: unknown): CommandFault {
  if (fault instanceof CommandFault) return fault;
  if (fault instanceof Problem)
    return new CommandFault(
      NO_DATABASE.has(fault.code) ? EXIT.noInstance : EXIT.failed,
      fault.code,
      fault.detail,
    );
  const code = fault instanceof Error && "code" in fault ? String(fault.code) : "no reason given";
  return new CommandFault(
    EXIT.failed,
    "keys-interrupted",
    `It was interrupted (${code}). No key is lost: run the command again, and it goes on.`,
  );
}
