import { ArrayParameter, type Queryable, type Row } from "@halfhourly/database";
import { dayNumberOf, type RegisterUnit } from "@halfhourly/domain";
import type { SealedReadings } from "./arrived.js";
import type { HeldRegister, KnownRegisters } from "./known-registers.js";
import type { StoredRegister } from "./registers.js";

export interface WantedRegister {
  readonly register: StoredRegister;
  /** What it is kept in where it is new. */
  readonly unit: RegisterUnit;
}

interface PlacedRow extends Row, HeldRegister {
  readonly place: string;
}

/** Registers of many households, made where they are new; only those not `known` are asked for. @returns in the order of `wanted`. */
export async function registersOf(
  database: Queryable,
  known: KnownRegisters,
  wanted: readonly WantedRegister[],
): Promise<readonly HeldRegister[]> {
  const held = wanted.map(({ register, unit }) => known.find(register, unit));
  const places = held.flatMap((register, place) => (register === undefined ? [place] : []));
  if (places.length > 0) {
    const unknown = places.map((place) => wanted[place]!);
    for (const [index, register] of (await findOrMake(database, unknown)).entries()) {
      held[places[index]!] = register;
      known.keep(unknown[index]!.register, register);
    }
  }
  return held.map(orVanished);
}

async function findOrMake(
  database: Queryable,
  wanted: readonly WantedRegister[],
): Promise<readonly HeldRegister[]> {
  const held = await find(database, wanted);
  const missing = wanted.filter((_, place) => held[place] === undefined);
  if (missing.length > 0) await make(database, missing);
  return (missing.length > 0 ? await find(database, wanted) : held).map(orVanished);
}

function orVanished(register: HeldRegister | undefined): HeldRegister {
  if (register === undefined) throw new Error("A register vanished while it was being made.");
  return register;
}

const asked = `
  select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::smallint[]) with ordinality
    as a (household, meter_point_hash, fuel, direction, element, place)`;

async function find(
  database: Queryable,
  wanted: readonly WantedRegister[],
): Promise<readonly (HeldRegister | undefined)[]> {
  const rows = await database.query<PlacedRow>(
    `with asked as (${asked})
     select a.place, r.id, r.unit from asked a join ingestion.register r
       on r.household = a.household and r.meter_point_hash = a.meter_point_hash and r.fuel = a.fuel
         and r.direction = a.direction and r.element = a.element`,
    columnsOf(wanted),
  );
  const held = new Map(rows.map((row) => [Number(row.place) - 1, row]));
  return wanted.map((_, place) => held.get(place));
}

async function make(database: Queryable, missing: readonly WantedRegister[]): Promise<void> {
  await database.query(
    `with asked as (${asked})
     insert into ingestion.register (household, meter_point_hash, fuel, direction, element, unit)
     select a.household, a.meter_point_hash, a.fuel, a.direction, a.element, u.unit
     from asked a join unnest($6::text[]) with ordinality u (unit, place) using (place)
     order by 1, 2, 3, 4, 5 on conflict do nothing`,
    [...columnsOf(missing), missing.map(({ unit }) => unit)],
  );
}

function columnsOf(wanted: readonly WantedRegister[]): unknown[] {
  return [0, 1, 2, 3, 4].map((column) => wanted.map(({ register }) => register[column]));
}

/**
 * Notes that days of these registers change, which locks them until the transaction ends.
 * @returns ids of those that exist: an erased one is gone.
 */
export async function touchRegisters(
  tx: Queryable,
  arrived: readonly Pick<SealedReadings, "registerId" | "days">[],
): Promise<ReadonlySet<string>> {
  const spans = new Map<string, { first: number; last: number }>();
  for (const { registerId, days } of arrived)
    for (const { date } of days) {
      const day = dayNumberOf(date);
      const span = spans.get(registerId);
      if (span === undefined) spans.set(registerId, { first: day, last: day });
      else [span.first, span.last] = [Math.min(span.first, day), Math.max(span.last, day)];
    }
  const ids = [...spans.keys()];
  if (ids.length === 0) return new Set();
  const rows = await tx.query<{ touched: number; missing: string[] | null }>(
    `with asked as (
       select * from unnest($1::bigint[], $2::int[], $3::int[]) as a (id, first, last)
     ), touched as (
       update ingestion.register r set revision = revision + 1,
         first_date = least(r.first_date, date '1970-01-01' + a.first),
         last_date = greatest(r.last_date, date '1970-01-01' + a.last)
       from asked a where r.id = a.id returning r.id
     )
     select count(*)::int as touched,
       case when count(*) < (select count(*) from asked)
         then (select array_agg(id::text) from asked where id not in (select id from touched)) end as missing
     from touched`,
    [
      ArrayParameter.int8(ids),
      ArrayParameter.int4([...spans.values()].map(({ first }) => first)),
      ArrayParameter.int4([...spans.values()].map(({ last }) => last)),
    ],
  );
  const missing = new Set(rows[0]?.missing ?? []);
  return new Set(ids.filter((id) => !missing.has(id)));
}
