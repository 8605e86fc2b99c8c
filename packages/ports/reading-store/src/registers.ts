import type { Queryable, Row } from "@halfhourly/database";
import type { Grant, LondonDate, Register, RegisterUnit } from "@halfhourly/domain";
import type { FieldHash } from "@halfhourly/keys";
import { UnitDiffers, type ErasedRows, type ErasureScope, type RegisterSummary } from "./port.js";

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
  household: string,
  register: Register,
  unit: RegisterUnit,
): Promise<string> {
  const row =
    (await selectForUpdate(tx, household, register)) ?? (await insertRegister(tx, household, register, unit));
  if (row.unit === unit) return row.id;
  throw new UnitDiffers(
    `This register is kept in ${row.unit}; readings in ${unit} cannot be added to it. Convert the source, or choose the other register.`,
  );
}

async function selectForUpdate(
  tx: Queryable,
  household: string,
  register: Register,
): Promise<LockedRow | null> {
  const rows = await tx.query<LockedRow>(
    `select id, unit from ingestion.register
     where household = $1 and meter_point = $2 and fuel = $3 and direction = $4 and element = $5 for update`,
    keyOf(household, register),
  );
  return rows[0] ?? null;
}

async function insertRegister(
  tx: Queryable,
  household: string,
  register: Register,
  unit: RegisterUnit,
): Promise<LockedRow> {
  await tx.query(
    `insert into ingestion.register (household, meter_point, fuel, direction, element, unit)
     values ($1, $2, $3, $4, $5, $6) on conflict do nothing`,
    [...keyOf(household, register), unit],
  );
  const row = await selectForUpdate(tx, household, register);
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
  fieldHash: FieldHash,
  household: string,
  only: Omit<ErasureScope, "household"> | null,
): Promise<ErasedRows> {
  const rows = await tx.query<{ id: string; meter_point: string }>(
    "select id, meter_point from ingestion.register where household = $1 and ($2::text is null or fuel = $2) for update",
    [household, only?.fuel ?? null],
  );
  const ids = rows
    .filter((row) => only === null || fieldHash.of("meter point", row.meter_point) === only.meterPointHash)
    .map(({ id }) => id);
  const remove = async (table: string, column: string) =>
    (await tx.query(`delete from ingestion.${table} where ${column} = any($1) returning 1`, [ids])).length;
  return {
    replaced_value: await remove("replaced_value", "register_id"),
    day_block: await remove("day_block", "register_id"),
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
  { household, meterPoint, fuel }: Grant,
): Promise<readonly RegisterSummary[]> {
  const rows = await database.query<SummaryRow>(
    `select direction, element, unit, first_date, last_date, revision from ingestion.register
     where household = $1 and meter_point = $2 and fuel = $3 and first_date is not null order by direction desc, element`,
    [household, meterPoint, fuel],
  );
  return rows.map((row) => ({
    register: { meterPoint, fuel, direction: row.direction, element: row.element },
    unit: row.unit,
    firstDate: row.first_date,
    lastDate: row.last_date,
    revision: Number(row.revision),
  }));
}

/** The columns that tell one household's register from every other, in the order of the unique key. */
export function keyOf(
  household: string,
  { meterPoint, fuel, direction, element }: Register,
): readonly unknown[] {
  return [household, meterPoint, fuel, direction, element];
}
