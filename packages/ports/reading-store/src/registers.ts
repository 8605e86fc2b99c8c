import type { Queryable, Row } from "@halfhourly/database";
import type { Grant, LondonDate, Register, RegisterUnit } from "@halfhourly/domain";
import type { FieldHash } from "@halfhourly/keys";
import { UnitDiffers, type ErasedRows, type ErasureScope, type RegisterSummary } from "./port.js";

/** A household's register as it is stored: the meter point by its keyed hash, in the order of the unique key's columns. */
export type StoredRegister = readonly [
  household: string,
  meterPointHash: string,
  fuel: Register["fuel"],
  direction: Register["direction"],
  element: Register["element"],
];

export function storedRegister(
  fieldHash: FieldHash,
  household: string,
  { meterPoint, fuel, direction, element }: Register,
): StoredRegister {
  return [household, fieldHash.of("meter point", meterPoint), fuel, direction, element];
}

interface LockedRow extends Row {
  readonly id: string;
  readonly unit: RegisterUnit;
}

/**
 * The register's row id, made where it is new, and locked until the transaction ends: writers of one register go one
 * after another, writers of different ones side by side.
 * @throws UnitDiffers
 */
export async function lockRegister(
  tx: Queryable,
  register: StoredRegister,
  unit: RegisterUnit,
): Promise<string> {
  const row = (await selectForUpdate(tx, register)) ?? (await insertRegister(tx, register, unit));
  if (row.unit === unit) return row.id;
  throw new UnitDiffers(
    `This register is kept in ${row.unit}; readings in ${unit} cannot be added to it. Convert the source, or choose the other register.`,
  );
}

async function selectForUpdate(tx: Queryable, register: StoredRegister): Promise<LockedRow | null> {
  const rows = await tx.query<LockedRow>(
    `select id, unit from ingestion.register
     where household = $1 and meter_point_hash = $2 and fuel = $3 and direction = $4 and element = $5 for update`,
    register,
  );
  return rows[0] ?? null;
}

async function insertRegister(
  tx: Queryable,
  register: StoredRegister,
  unit: RegisterUnit,
): Promise<LockedRow> {
  await tx.query(
    `insert into ingestion.register (household, meter_point_hash, fuel, direction, element, unit)
     values ($1, $2, $3, $4, $5, $6) on conflict do nothing`,
    [...register, unit],
  );
  const row = await selectForUpdate(tx, register);
  if (row === null) throw new Error("A register vanished while it was being made.");
  return row;
}

/** Notes that days of the register have changed. */
export async function touchRegister(
  tx: Queryable,
  id: string,
  first: LondonDate,
  last: LondonDate,
): Promise<void> {
  await tx.query(
    `update ingestion.register
     set revision = revision + 1, first_date = least(first_date, $2::date), last_date = greatest(last_date, $3::date) where id = $1`,
    [id, first, last],
  );
}

/** Removes a household's registers with all their days and replaced values: those of a meter point and fuel, or all. */
export async function eraseRegisters(
  tx: Queryable,
  household: string,
  only: Omit<ErasureScope, "household"> | null,
): Promise<ErasedRows> {
  const rows = await tx.query<{ id: string }>(
    `select id from ingestion.register
     where household = $1 and ($2::text is null or (fuel = $2 and meter_point_hash = $3)) for update`,
    [household, only?.fuel ?? null, only?.meterPointHash ?? null],
  );
  const ids = rows.map(({ id }) => id);
  const remove = async (table: string, column: string) =>
    (await tx.query(`delete from ingestion.${table} where ${column} = any($1) returning 1`, [ids])).length;
  return {
    replaced_value: await remove("replaced_value", "register_id"),
    day_block: await remove("day_block", "register_id"),
    month_block: await remove("month_block", "register_id"),
    register: await remove("register", "id"),
  };
}

interface SummaryRow extends Row {
  readonly direction: Register["direction"];
  readonly element: Register["element"];
  readonly unit: RegisterUnit;
  readonly first_date: LondonDate | null;
  readonly last_date: LondonDate | null;
  readonly revision: string;
}

export async function summariesOf(
  database: Queryable,
  fieldHash: FieldHash,
  { household, meterPoint, fuel }: Grant,
): Promise<readonly RegisterSummary[]> {
  const rows = await database.query<SummaryRow>(
    `select direction, element, unit, first_date, last_date, revision from ingestion.register
     where household = $1 and meter_point_hash = $2 and fuel = $3 and first_date is not null
     order by direction desc, element`,
    [household, fieldHash.of("meter point", meterPoint), fuel],
  );
  return rows.map((row) => ({
    register: { meterPoint, fuel, direction: row.direction, element: row.element },
    unit: row.unit,
    firstDate: row.first_date,
    lastDate: row.last_date,
    revision: Number(row.revision),
  }));
}
