import { createSecretKey, randomBytes, type KeyObject } from "node:crypto";
import type { ConsentClient, FileImport, ImportJob, IngestionClient } from "@halfhourly/contracts";
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
import { KeyDestroyed, type HouseholdKeys } from "@halfhourly/keys";
import { londonDateOf } from "@halfhourly/domain";
import { GrantRefused, type ReadingStore } from "@halfhourly/reading-store";

export const noticeVersion = "viewing-1";

/** The real consent service, watched. `failNext` makes the next grant end in a fault. */
export function watchedConsent(client: ConsentClient): ConsentClient & {
  failNext: Error | null;
  withdrawn: number;
} {
  return {
    ...client,
    failNext: null,
    withdrawn: 0,
    async grant(scope, version, why) {
      if (this.failNext === null) return client.grant(scope, version, why);
      const fault = this.failNext;
      this.failNext = null;
      throw fault;
    },
    async withdraw(scope, why) {
      this.withdrawn += 1;
      return client.withdraw(scope, why);
    },
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
    seal: () => Promise.reject(new Error("nothing arrives in these tests")),
    storeSealed: () => Promise.reject(new Error("nothing arrives in these tests")),
    foldMonths: () => Promise.reject(new Error("nothing is folded in these tests")),
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
    // Ingestion's to ask for, which is a fake here.
    eraseUnconsented: () => Promise.reject(new Error("not in this test")),
    eraseHousehold: () => Promise.reject(new Error("not in this test")),
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

/** A key a household, in memory. */
export function fakeKeys(): Pick<HouseholdKeys, "dataKey"> & { destroy(household: string): void } {
  const keys = new Map<string, KeyObject | null>();
  return {
    async dataKey(household) {
      const key = keys.get(household) ?? createSecretKey(randomBytes(32));
      if (keys.get(household) === null) throw new KeyDestroyed("destroyed");
      keys.set(household, key);
      return key;
    },
    destroy: (household) => void keys.set(household, null),
  };
}

/** Persons of a sign-in provider, in memory: their email and roles by subject. */
export function fakePeople() {
  const held = new Map<string, { readonly email: string; roles: readonly string[] }>();
  return {
    held,
    add(email: string): string {
      const subject = `subject-${held.size + 1}`;
      held.set(subject, { email, roles: [] });
      return subject;
    },
    find: async (email: string) => [...held].find(([, person]) => person.email === email)?.[0] ?? null,
    async setRoles(subject: string, roles: readonly string[]) {
      held.get(subject)!.roles = roles;
    },
  };
}

/** Remembers what was sent in. */
export function fakeIngestion(): IngestionClient & {
  readonly sent: FileImport[];
} {
  const jobs = new Map<string, { readonly household: string; readonly job: ImportJob }>();
  const sent: FileImport[] = [];
  return {
    sent,
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
    async imports(household) {
      return [...jobs.values()].filter((held) => held.household === household).map(({ job }) => job);
    },
    async importJob(household, importId) {
      const held = jobs.get(importId);
      return held !== undefined && held.household === household ? held.job : null;
    },
  };
}
