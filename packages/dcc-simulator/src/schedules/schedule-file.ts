import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import type { CreateSchedule, Eui } from "@halfhourly/dcc";

/** A schedule as the simulator keeps it. */
export interface KeptSchedule {
  readonly id: string;
  readonly user: Eui;
  readonly schedule: CreateSchedule;
  /** Executions up to this instant are done, UTC milliseconds. */
  readonly doneUpToMs: number;
}

/** Schedules outlive a start: a user that made them once counts on them. */
export interface ScheduleFile {
  read(): KeptSchedule[];
  write(schedules: Iterable<KeptSchedule>): void;
}

/** As the file has it: bytes are base64. */
interface Line extends Omit<KeptSchedule, "schedule"> {
  readonly schedule: Omit<CreateSchedule, "certificate">;
  readonly certificate: string | null;
}

/** `read` throws Error for a file that holds no schedules: remove it, and there are none. */
export function scheduleFile(path: string): ScheduleFile {
  return {
    read: () => (existsSync(path) ? parse(readFileSync(path, "utf8")) : []),
    write: (schedules) => {
      writeFileSync(`${path}.new`, JSON.stringify([...schedules].map(lineOf)), { mode: 0o600 });
      renameSync(`${path}.new`, path);
    },
  };
}

function lineOf({ schedule: { certificate, ...schedule }, ...kept }: KeptSchedule): Line {
  const text = certificate === undefined ? null : Buffer.from(certificate).toString("base64");
  return { ...kept, schedule, certificate: text };
}

function parse(text: string): KeptSchedule[] {
  try {
    const lines: Line[] = JSON.parse(text);
    return lines.map(({ certificate, schedule, ...kept }) => ({
      ...kept,
      schedule:
        certificate === null ? schedule : { ...schedule, certificate: Buffer.from(certificate, "base64") },
    }));
  } catch {
    throw new Error("The simulator's schedules cannot be read: remove the file, and there are none.");
  }
}
