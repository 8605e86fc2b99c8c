import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { auditBooks, auditMigrations, createAuditLog, retireOldChains } from "@halfhourly/audit";
import { fileSystemBlobs } from "@halfhourly/blob";
import { migrate, type Database } from "@halfhourly/database";

const program = fileURLToPath(new URL("../bin/halfhourly.mjs", import.meta.url));
const beganMs = Date.UTC(2026, 10, 26, 12);
const households = ["home-1", "home-2", "home-3"];
const entriesOfHousehold = 5;

export interface Run {
  readonly exitCode: number;
  readonly out: string;
  readonly err: string;
}

/** `npx halfhourly audit ...` as a process of its own, which knows only what its environment says. */
export function runAudit(
  args: readonly string[],
  env: { readonly HALFHOURLY_DATA: string; readonly DATABASE_URL?: string },
): Promise<Run> {
  return new Promise((settle) => {
    const inherited = { PATH: process.env["PATH"], HOME: process.env["HOME"] };
    const options = { env: { ...inherited, ...env }, timeout: 120_000 };
    execFile(process.execPath, [program, "audit", ...args], options, (fault, out, err) => {
      settle({ exitCode: fault === null ? 0 : Number(fault.code ?? -1), out, err });
    });
  });
}

export async function makeDataFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), "halfhourly-cli-audit-"));
}

export const removeFolder = (folder: string) => rm(folder, { recursive: true, force: true });

/** What the services of an instance leave: three homes of five entries at each, anchored after four, and one chain that was retired and begun anew. */
export async function fillAuditChains(database: Database, dataFolder: string): Promise<void> {
  const blobs = fileSystemBlobs(join(dataFolder, "blobs"));
  for (const { service, schema } of Object.values(auditBooks)) {
    await migrate(database, auditMigrations(schema, "0100"));
    let nowMs = beganMs - 8 * 366 * 86_400_000;
    const log = createAuditLog({ database, blobs, schema, service, now: () => nowMs });
    const append = (chain: string, about: string) =>
      database.transaction((tx) =>
        log.append(
          tx,
          {
            chain,
            who: chain,
            what: "consent.grant",
            about,
            where: service,
            why: "asked",
            result: "done",
          },
          (nowMs += 1),
        ),
      );
    for (const about of ["c1", "c2"]) await append("closed-home", about);
    await log.anchor();
    nowMs = beganMs;
    await retireOldChains(database, schema, nowMs);
    await append("closed-home", "c3");
    for (let i = 1; i < entriesOfHousehold; i++) for (const home of households) await append(home, `c${i}`);
    await log.anchor();
    for (const home of households) await append(home, "c9");
  }
}

export const filled = { chains: 4, entries: 16, anchors: 2, notAnchored: 3 } as const;

/** What somebody does who owns the database: no trigger stops them. */
export async function tamper(database: Database, sql: string): Promise<void> {
  await database.query(
    `begin; alter table consent.audit_entry disable trigger append_only; ${sql};
     alter table consent.audit_entry enable trigger append_only; commit`,
  );
}
