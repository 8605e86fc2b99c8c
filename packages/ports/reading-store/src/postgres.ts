import type { Database, Queryable } from "@halfhourly/database";
import {
  covers,
  isLive,
  type Grant,
  type MergedDay,
  type Reading,
  type Register,
  type RegisterUnit,
} from "@halfhourly/domain";
import type { FieldHash, HouseholdKeys } from "@halfhourly/keys";
import { Problem } from "@halfhourly/service-kit";
import { readingsByDay } from "./by-day.js";
import { foldMonths } from "./fold-months.js";
import { KnownRegisters } from "./known-registers.js";
import {
  GrantRefused,
  type ErasedRows,
  type ErasureScope,
  type ReadingStore,
  type UpsertOutcome,
} from "./port.js";
import { readRange, readReplaced } from "./read-days.js";
import {
  eraseRegisters,
  lockRegister,
  storedRegister,
  summariesOf,
  touchRegister,
  type StoredRegister,
} from "./registers.js";
import { sealReadings } from "./seal-readings.js";
import { storeSealed, type StoringParts } from "./store-sealed.js";
import { mergeDays, readDays, writeDays } from "./write-days.js";

export interface ReadingStoreOptions {
  readonly database: Database;
  readonly keys: HouseholdKeys;
  readonly fieldHash: FieldHash;
  /** The consent service's: throws a Problem with status 403 where the consent has ended, and holds it until the transaction ends. */
  readonly assertStillConsented: (tx: Queryable, grant: Grant) => Promise<void>;
  /** The consent service's, for many at once, by their places: holds those that are live until the transaction ends. */
  readonly withoutConsent: StoringParts["withoutConsent"];
  /** The consent service's: throws a Problem with status 409 while any consent is live, and holds that until the transaction ends. */
  readonly assertNotConsented: (tx: Queryable, scope: ErasureScope) => Promise<void>;
  /** UTC milliseconds; the system's clock when absent. */
  readonly now?: () => number;
}

/** One sealed row a register and settlement day, after three months one a month, in PostgreSQL. Apply `readingStoreMigrations` before the first call. */
export function createReadingStore(options: ReadingStoreOptions): ReadingStore {
  const { database, keys, fieldHash, now = Date.now } = options;
  const registers = new KnownRegisters(now);
  const refuse = (grant: Grant, register: Pick<Register, "meterPoint" | "fuel">) =>
    refuseUnless(grant, register, now());
  return {
    upsert: (grant, register, unit, readings) => upsert({ ...options, now }, grant, register, unit, readings),
    seal: (items) => sealReadings({ ...options, registers, now }, items),
    storeSealed: (arrived) =>
      storeSealed(
        { ...options, now, merge: (...merging) => merge({ ...options, now }, ...merging) },
        arrived,
      ),
    async days(grant, register, from, to) {
      refuse(grant, register);
      return readRange(database, keys, storedRegister(fieldHash, grant.household, register), from, to);
    },
    async replaced(grant, register, from, before) {
      refuse(grant, register);
      return readReplaced(database, keys, storedRegister(fieldHash, grant.household, register), from, before);
    },
    foldMonths: (folding = {}) => foldMonths(database, keys, now(), folding),
    async registers(grant) {
      refuse(grant, grant);
      return summariesOf(database, fieldHash, grant);
    },
    eraseUnconsented: (scope) => erase(options, scope),
    eraseHousehold: (household) => database.transaction((tx) => eraseRegisters(tx, household, null)),
  };
}

async function upsert(
  options: Required<ReadingStoreOptions>,
  grant: Grant,
  register: Register,
  unit: RegisterUnit,
  readings: readonly Reading[],
): Promise<UpsertOutcome> {
  const { fieldHash, assertStillConsented, now } = options;
  refuseUnless(grant, register, now());
  return merge(options, storedRegister(fieldHash, grant.household, register), unit, readings, async (tx) => {
    await assertStillConsented(tx, grant).catch(asRefusal);
    refuseUnless(grant, register, now());
  });
}

/** `hold` keeps the consent until the transaction ends, or throws. */
async function merge(
  { database, keys, now }: Required<ReadingStoreOptions>,
  kept: StoredRegister,
  unit: RegisterUnit,
  readings: readonly Reading[],
  hold: (tx: Queryable) => Promise<void>,
): Promise<UpsertOutcome> {
  if (readings.length === 0) return { stored: 0, replaced: 0, unchanged: 0, daysChanged: [] };
  const incoming = readingsByDay(readings);
  // Before the transaction, because a first key takes a connection of its own.
  const key = await keys.dataKey(kept[0]);
  return database.transaction(async (tx) => {
    await hold(tx);
    const registerId = await lockRegister(tx, kept, unit);
    const held = await readDays(tx, key, registerId, [...incoming.keys()]);
    const merged = mergeDays(held, incoming, unit, now());
    const changed = merged.filter(({ stored, replaced }) => stored + replaced.length > 0).toSorted(byDate);
    const outcome = outcomeOf(merged, changed);
    const [first, last] = [outcome.daysChanged[0], outcome.daysChanged.at(-1)];
    if (first === undefined || last === undefined) return outcome;
    await writeDays(tx, key, registerId, changed);
    await touchRegister(tx, registerId, first, last);
    return outcome;
  });
}

async function erase(
  { database, assertNotConsented }: ReadingStoreOptions,
  scope: ErasureScope,
): Promise<ErasedRows> {
  return database.transaction(async (tx) => {
    await assertNotConsented(tx, scope).catch(asRefusal);
    return eraseRegisters(tx, scope.household, scope);
  });
}

function outcomeOf(merged: readonly MergedDay[], changed: readonly MergedDay[]): UpsertOutcome {
  const sum = (count: (day: MergedDay) => number) => merged.reduce((total, day) => total + count(day), 0);
  return {
    stored: sum(({ stored }) => stored),
    replaced: sum(({ replaced }) => replaced.length),
    unchanged: sum(({ unchanged }) => unchanged),
    daysChanged: changed.map(({ block }) => block.date),
  };
}

function byDate(a: MergedDay, b: MergedDay): number {
  return a.block.date < b.block.date ? -1 : 1;
}

function refuseUnless(grant: Grant, register: Pick<Register, "meterPoint" | "fuel">, nowMs: number): void {
  if (!covers(grant, register)) throw new GrantRefused("The grant is for another meter point or fuel.");
  if (!isLive(grant, nowMs))
    throw new GrantRefused("The grant has expired: ask the consent service for a new one.");
}

function asRefusal(fault: unknown): never {
  if (fault instanceof Problem && (fault.status === 403 || fault.status === 409))
    throw new GrantRefused(fault.detail, { cause: fault });
  throw fault;
}
