import type {
  ConsentClient,
  ConsentScope,
  FileImport,
  ImportJob,
  IngestionClient,
} from "@halfhourly/contracts";
import {
  datesFrom,
  mergeDay,
  registerKey,
  type DayBlock,
  type Grant,
  type Reading,
  type Register,
  type RegisterUnit,
  type ReplacedValue,
} from "@halfhourly/domain";
import { londonDateOf } from "@halfhourly/domain";
import { GrantRefused, type ReadingStore } from "@halfhourly/reading-store";
import { Problem } from "@halfhourly/service-kit";

export const noticeVersion = "viewing-1";

const keyOf = ({ household, meterPoint, fuel, purpose }: ConsentScope) =>
  [household, meterPoint, fuel, purpose].join("|");

/** Consents in memory, with the refusals of the real service. `failNext` makes the next grant end in a fault. */
export function fakeConsent(
  now: () => number,
): ConsentClient & { failNext: Error | null; withdrawn: number } {
  const live = new Set<string>();
  return {
    failNext: null,
    withdrawn: 0,
    async grant(scope, version) {
      if (this.failNext !== null) {
        const fault = this.failNext;
        this.failNext = null;
        throw fault;
      }
      if (version !== noticeVersion) throw new Problem(409, "notice-out-of-date", "Read the notice again.");
      live.add(keyOf(scope));
      return { ...scope, state: "granted", noticeVersion: version, atMs: now() };
    },
    async withdraw(scope) {
      this.withdrawn += 1;
      live.delete(keyOf(scope));
    },
    async mint(scope) {
      return live.has(keyOf(scope)) ? ({ ...scope, expiresAtMs: now() + 60_000 } as unknown as Grant) : null;
    },
    current: async () => [],
  };
}

interface HeldRegister {
  readonly register: Register;
  readonly unit: RegisterUnit;
  readonly days: Map<string, DayBlock>;
  readonly replaced: ReplacedValue[];
  revision: number;
}

export type FakeReadingStore = ReadingStore & { dayReads: number };

/** Readings in memory by household and register, merged by the domain's rule. `dayReads` counts reads of day blocks. */
export function fakeReadingStore(now: () => number): FakeReadingStore {
  const held = new Map<string, HeldRegister>();
  const placeOf = (grant: Grant, register: Register) => {
    if (grant.meterPoint !== register.meterPoint || grant.fuel !== register.fuel)
      throw new GrantRefused("another meter point");
    return `${grant.household}|${registerKey(register)}`;
  };
  return {
    dayReads: 0,
    async upsert(grant, register, unit, readings: readonly Reading[]) {
      const key = placeOf(grant, register);
      const entry: HeldRegister = held.get(key) ?? {
        register,
        unit,
        days: new Map(),
        replaced: [],
        revision: 0,
      };
      held.set(key, entry);
      const byDate = groupByDate(readings);
      let [stored, replaced, unchanged] = [0, 0, 0];
      for (const [date, ofDay] of byDate) {
        const merged = mergeDay(entry.days.get(date) ?? null, date, unit, ofDay, now());
        entry.days.set(date, merged.block);
        entry.replaced.push(...merged.replaced);
        stored += merged.stored;
        replaced += merged.replaced.length;
        unchanged += merged.unchanged;
      }
      entry.revision += 1;
      return { stored, replaced, unchanged, daysChanged: [...byDate.keys()] };
    },
    async days(grant, register, from, to) {
      this.dayReads += 1;
      const entry = held.get(placeOf(grant, register));
      return entry === undefined ? [] : datesFrom(from, to).flatMap((date) => entry.days.get(date) ?? []);
    },
    async replaced(grant, register, from, before) {
      const entry = held.get(placeOf(grant, register));
      return (entry?.replaced ?? []).filter(({ replaced: { slot } }) => slot >= from && slot < before);
    },
    async eraseUnconsented({ household, meterPoint, fuel }) {
      for (const [key, { register }] of held)
        if (key.startsWith(`${household}|`) && register.meterPoint === meterPoint && register.fuel === fuel)
          held.delete(key);
    },
    async registers(grant) {
      return [...held]
        .filter(
          ([key, { register }]) =>
            key.startsWith(`${grant.household}|`) &&
            register.meterPoint === grant.meterPoint &&
            register.fuel === grant.fuel,
        )
        .map(([, { register, unit, days, revision }]) => {
          const dates = [...days.keys()].sort();
          return { register, unit, revision, firstDate: dates[0] ?? null, lastDate: dates.at(-1) ?? null };
        });
    },
  };
}

function groupByDate(readings: readonly Reading[]): Map<string, Reading[]> {
  const byDate = new Map<string, Reading[]>();
  for (const reading of readings) {
    const date = londonDateOf(reading.slot);
    byDate.set(date, [...(byDate.get(date) ?? []), reading]);
  }
  return byDate;
}

/** Remembers what was sent in. */
export function fakeIngestion(): IngestionClient & {
  readonly sent: FileImport[];
  readonly forgotten: string[];
} {
  const jobs = new Map<string, { readonly household: string; readonly job: ImportJob }>();
  const sent: FileImport[] = [];
  const forgotten: string[] = [];
  return {
    sent,
    forgotten,
    async startImport(_grant, file) {
      sent.push(file);
      const job: ImportJob = {
        id: `import-${sent.length}`,
        meterId: file.meterId,
        state: "waiting",
        createdAt: "2026-11-23T10:00:00Z",
        finishedAt: null,
        daysStored: 0,
        daysTotal: 0,
        inspection: null,
        stored: 0,
        replaced: 0,
        unchanged: 0,
        heldForReview: 0,
        problem: null,
      };
      jobs.set(job.id, { household: file.household, job });
      return job;
    },
    async forgetMeter({ meterId }) {
      forgotten.push(meterId);
    },
    async importJob(household, importId) {
      const held = jobs.get(importId);
      return held !== undefined && held.household === household ? held.job : null;
    },
  };
}
