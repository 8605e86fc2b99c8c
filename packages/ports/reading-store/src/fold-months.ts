import type { KeyObject } from "node:crypto";
import type { Database, Queryable, Row } from "@halfhourly/database";
import {
  CorruptDayBlock,
  CorruptMonthBlock,
  londonDateAt,
  monthOf,
  type DayBlock,
  type LondonDate,
  type LondonMonth,
  type RegisterUnit,
} from "@halfhourly/domain";
import { NotUnsealed, type HouseholdKeys } from "@halfhourly/keys";
import { readMonths } from "./month-rows.js";
import { openDay, sealMonth } from "./sealed-rows.js";

export interface FoldOptions {
  /** Asked between registers: true leaves the rest for another time. */
  readonly shouldStop?: () => boolean;
  /** Told of a register whose rows do not open; the others are folded. */
  readonly onFault?: (fault: unknown) => void;
}

export interface FoldOutcome {
  /** Day rows that became part of a month row. */
  readonly days: number;
  readonly registers: number;
  /** Registers that could not be folded. */
  readonly faults: number;
}

/** A month stays in day rows until it has been over for this many whole months. */
const HOT_MONTHS = 3;
/** Registers that are looked through at once. */
const REGISTERS_A_LOOK = 500;
/** About a year: what one transaction takes of a register. */
const DAYS_A_TRANSACTION = 366;

/**
 * Folds every register's day rows of months that have been over for three months into month rows. What is left to fold is
 * the only progress there is, so it goes on wherever it stopped: a register's days leave as day rows in the transaction
 * in which they come as month rows. A register that someone writes to or folds just then is left for the next time.
 */
export async function foldMonths(
  database: Database,
  keys: Pick<HouseholdKeys, "dataKeys">,
  nowMs: number,
  { shouldStop = () => false, onFault = () => undefined }: FoldOptions,
): Promise<FoldOutcome> {
  const before = firstHotDate(nowMs);
  const outcome = { days: 0, registers: 0, faults: 0 };
  for (let afterId = "0"; ;) {
    const look = await lookFrom(database, afterId, before);
    if (look.lastId === null) return outcome;
    afterId = look.lastId;
    const keyOf = await keys.dataKeys(look.due.map(({ household }) => household));
    for (const { id, household } of look.due) {
      const key = keyOf.get(household);
      // Without a key nothing of it can be read any more: its erasure is under way.
      if (key === undefined) continue;
      if (shouldStop()) return outcome;
      try {
        const days = await foldRegister(database, key, id, before);
        outcome.days += days;
        outcome.registers += days > 0 ? 1 : 0;
      } catch (fault) {
        if (!isOfItsRows(fault)) throw fault;
        outcome.faults += 1;
        onFault(fault);
      }
    }
  }
}

/** The first date that is kept as a day row. */
export function firstHotDate(nowMs: number): LondonDate {
  return firstOfMonth(nowMs, -HOT_MONTHS);
}

/** No fold takes a day from this date on, even where its clock is ahead of `nowMs` by as much as a month. */
export function neverFoldedFrom(nowMs: number): LondonDate {
  return firstOfMonth(nowMs, 1 - HOT_MONTHS);
}

function firstOfMonth(nowMs: number, monthsOn: number): LondonDate {
  const [year = 0, month = 0] = londonDateAt(nowMs).split("-").map(Number);
  const months = year * 12 + month - 1 + monthsOn;
  return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, "0")}-01`;
}

interface DueRegister {
  readonly id: string;
  readonly household: string;
}

interface Look {
  readonly due: readonly DueRegister[];
  /** Null where no register is left. */
  readonly lastId: string | null;
}

/** One step through the index of the day rows for each register: no other row is read to find out what is due. */
async function lookFrom(database: Queryable, afterId: string, before: LondonDate): Promise<Look> {
  const rows = await database.query<DueRegister & Row & { readonly is_due: boolean }>(
    `select r.id, r.household, exists (
         select 1 from ingestion.day_block d where d.register_id = r.id and d.settlement_date < $2::date) as is_due
     from ingestion.register r where r.id > $1 order by r.id limit ${REGISTERS_A_LOOK}`,
    [afterId, before],
  );
  return { due: rows.filter((row) => row.is_due), lastId: rows.at(-1)?.id ?? null };
}

async function foldRegister(
  database: Database,
  key: KeyObject,
  registerId: string,
  before: LondonDate,
): Promise<number> {
  for (let all = 0; ;) {
    const days = await database.transaction((tx) => foldDays(tx, key, registerId, before));
    all += days;
    if (days < DAYS_A_TRANSACTION) return all;
  }
}

interface DayRow extends Row {
  readonly settlement_date: LondonDate;
  readonly payload: Buffer;
}

async function foldDays(
  tx: Queryable,
  key: KeyObject,
  registerId: string,
  before: LondonDate,
): Promise<number> {
  const [register] = await tx.query<{ unit: RegisterUnit }>(
    "select unit from ingestion.register where id = $1 for update skip locked",
    [registerId],
  );
  if (register === undefined) return 0;
  const rows = await tx.query<DayRow>(
    `delete from ingestion.day_block where register_id = $1 and settlement_date in (
       select settlement_date from ingestion.day_block where register_id = $1 and settlement_date < $2
       order by settlement_date limit ${DAYS_A_TRANSACTION}) returning settlement_date, payload`,
    [registerId, before],
  );
  if (rows.length === 0) return 0;
  const byMonth = monthsOf(
    rows.map(({ settlement_date: date, payload }) => openDay(key, registerId, date, payload)),
  );
  const months = [...byMonth.keys()];
  for (const { month, days } of await readMonths(tx, key, registerId, months))
    byMonth.set(month, overlaid(days, byMonth.get(month) ?? []));
  const payloads = [...byMonth].map(([month, days]) =>
    sealMonth(key, registerId, { month, unit: register.unit, days: days.toSorted(byDate) }),
  );
  await tx.query(
    `insert into ingestion.month_block (register_id, month, payload)
     select $1, * from unnest($2::date[], $3::bytea[])
     on conflict (register_id, month) do update set payload = excluded.payload`,
    [registerId, months.map((month) => `${month}-01`), payloads],
  );
  return rows.length;
}

function monthsOf(days: readonly DayBlock[]): Map<LondonMonth, readonly DayBlock[]> {
  const months = new Map<LondonMonth, DayBlock[]>();
  for (const day of days) {
    const month = monthOf(day.date);
    const held = months.get(month) ?? [];
    held.push(day);
    months.set(month, held);
  }
  return months;
}

/** Days of a month with re-opened ones in place of their own. */
function overlaid(folded: readonly DayBlock[], reopened: readonly DayBlock[]): DayBlock[] {
  return [...new Map([...folded, ...reopened].map((day) => [day.date, day])).values()];
}

function byDate(a: DayBlock, b: DayBlock): number {
  return a.date < b.date ? -1 : 1;
}

function isOfItsRows(fault: unknown): boolean {
  return (
    fault instanceof NotUnsealed || fault instanceof CorruptDayBlock || fault instanceof CorruptMonthBlock
  );
}
