import type { CreateSchedule, Eui } from "@halfhourly/dcc";
import type { Agenda } from "../clock/agenda.js";
import { nextExecutionMs } from "./execution.js";
import type { KeptSchedule, ScheduleFile } from "./schedule-file.js";

/** The DCC's own daily reads, each executed at its minute. */
export interface ScheduleKeeper {
  /** Null where the device has as many as it can have. */
  create(user: Eui, schedule: CreateSchedule): string | null;
  find(user: Eui, id: string): KeptSchedule | null;
  ofDevice(user: Eui, device: Eui): readonly KeptSchedule[];
  /** How many there are in all. */
  count(): number;
  remove(id: string): void;
  close(): void;
}

/** DUIS 5.4, DSPSchedulesRead: at most 99 can be told of. */
const MOST_OF_A_DEVICE = 99;
const FIRST_ID = 1_000;
/** Executions missed while the simulator was off are made up for, as far back as this. */
const MOST_MISSED_MS = 31 * 86_400_000;
const WRITE_AFTER_MS = 500;

export function scheduleKeeper(
  agenda: Agenda,
  file: ScheduleFile,
  execute: (kept: KeptSchedule, dueMs: number) => void,
): ScheduleKeeper {
  const kept = new Map<string, KeptSchedule>();
  const idsOf = new Map<string, Set<string>>();
  let nextId = FIRST_ID;
  let unwritten: NodeJS.Timeout | undefined;

  const write = (): void => {
    clearTimeout(unwritten);
    unwritten = undefined;
    file.write(kept.values());
  };
  // A night's thousand executions are one write.
  const writeSoon = (): void => void (unwritten ??= setTimeout(write, WRITE_AFTER_MS));
  const arm = ({ id, schedule, doneUpToMs }: KeptSchedule): void => {
    const dueMs = nextExecutionMs(schedule, Math.max(doneUpToMs, agenda.nowMs() - MOST_MISSED_MS));
    if (dueMs === null) return;
    agenda.at(dueMs, () => {
      const still = kept.get(id);
      if (still === undefined) return;
      const done = { ...still, doneUpToMs: dueMs };
      kept.set(id, done);
      writeSoon();
      execute(done, dueMs);
      arm(done);
    });
  };
  const keep = (one: KeptSchedule): void => {
    const party = partyKey(one.user, one.schedule.device);
    kept.set(one.id, one);
    idsOf.set(party, (idsOf.get(party) ?? new Set()).add(one.id));
    nextId = Math.max(nextId, Number(one.id) + 1);
    arm(one);
  };
  for (const one of file.read()) keep(one);
  const ofDevice = (user: Eui, device: Eui): KeptSchedule[] =>
    [...(idsOf.get(partyKey(user, device)) ?? [])].flatMap((id) => kept.get(id) ?? []);
  return {
    create: (user, schedule) => {
      if (ofDevice(user, schedule.device).length >= MOST_OF_A_DEVICE) return null;
      const id = String(nextId);
      keep({ id, user, schedule, doneUpToMs: agenda.nowMs() });
      writeSoon();
      return id;
    },
    find: (user, id) => {
      const one = kept.get(id);
      return one?.user === user ? one : null;
    },
    ofDevice,
    count: () => kept.size,
    remove: (id) => {
      const one = kept.get(id);
      if (one === undefined) return;
      kept.delete(id);
      idsOf.get(partyKey(one.user, one.schedule.device))?.delete(id);
      writeSoon();
    },
    close: () => {
      if (unwritten !== undefined) write();
    },
  };
}

function partyKey(user: Eui, device: Eui): string {
  return `${user}/${device}`;
}
