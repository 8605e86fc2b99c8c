import type { Queryable } from "@halfhourly/database";
import {
  datesFrom,
  londonDateOf,
  settlementDay,
  type HalfHourlyIntensity,
  type LondonDate,
  type Period,
  type Slot,
} from "@halfhourly/domain";
import type { Parts } from "../parts.js";

type Grams = readonly (number | null)[];

/** How "none is known" is written, and the largest number that can be. */
const unknown = 0xffff;
const largest = 0xfffe;

/**
 * Keeps a region's (GSP group, such as `_A`) intensities in whole g CO2 a kWh, one a half hour from `firstSlot`; null
 * leaves what is held. All or none; what is held already changes nothing.
 * Throws RangeError for a value that is not a whole number from 0 to 65534.
 */
export async function putCarbonIntensities(
  { database }: Pick<Parts, "database">,
  region: string,
  firstSlot: Slot,
  gramsPerKwh: Grams,
): Promise<void> {
  if (gramsPerKwh.length === 0) return;
  gramsPerKwh.forEach(requireIntensity);
  const [from, to] = [londonDateOf(firstSlot), londonDateOf(firstSlot + gramsPerKwh.length - 1)];
  await database.transaction(async (tx) => {
    await lockRegion(tx, region);
    const held = await readDays(tx, region, { from, to });
    const changed = datesFrom(from, to).flatMap((date) => {
      const before = held.get(date);
      const packed = pack(date, firstSlot, gramsPerKwh, before);
      return before?.equals(packed) ? [] : [{ date, packed }];
    });
    if (changed.length > 0) await writeDays(tx, region, changed);
  });
}

/** What is held of a region for a period, or null where nothing is. */
export async function intensitiesOf(
  database: Queryable,
  region: string,
  period: Period,
): Promise<HalfHourlyIntensity | null> {
  const days = await readDays(database, region, period);
  if (days.size === 0) return null;
  const gramsPerKwh = datesFrom(period.from, period.to).flatMap((date) => {
    const { slotCount } = settlementDay(date);
    return Array.from({ length: slotCount }, (_, i) => gramsAt(days.get(date), i));
  });
  return {
    name: `half-hourly intensities of region ${region}`,
    firstSlot: settlementDay(period.from).firstSlot,
    gramsPerKwh,
  };
}

/** Two writers of one region take turns, or the later would undo what the earlier put into the same day. */
async function lockRegion(tx: Queryable, region: string): Promise<void> {
  await tx.query(
    "insert into consumer_api.carbon_region (region, revision) values ($1, 0) on conflict do nothing",
    [region],
  );
  await tx.query("select 1 from consumer_api.carbon_region where region = $1 for update", [region]);
}

async function readDays(
  database: Queryable,
  region: string,
  { from, to }: Period,
): Promise<Map<LondonDate, Buffer>> {
  const rows = await database.query<{ date: LondonDate; grams_per_kwh: Buffer }>(
    "select date, grams_per_kwh from consumer_api.carbon_intensity where region = $1 and date between $2 and $3",
    [region, from, to],
  );
  return new Map(rows.map((row) => [row.date, Buffer.from(row.grams_per_kwh)]));
}

async function writeDays(
  tx: Queryable,
  region: string,
  days: readonly { readonly date: LondonDate; readonly packed: Buffer }[],
): Promise<void> {
  await tx.query("update consumer_api.carbon_region set revision = revision + 1 where region = $1", [region]);
  await tx.query(
    `insert into consumer_api.carbon_intensity (region, date, grams_per_kwh)
     select $1, d, g from unnest($2::date[], $3::bytea[]) as t (d, g)
     on conflict (region, date) do update set grams_per_kwh = excluded.grams_per_kwh`,
    [region, days.map(({ date }) => date), days.map(({ packed }) => packed)],
  );
}

function pack(date: LondonDate, firstSlot: Slot, gramsPerKwh: Grams, before: Buffer | undefined): Buffer {
  const day = settlementDay(date);
  const bytes = Buffer.alloc(day.slotCount * 2);
  for (let i = 0; i < day.slotCount; i++) {
    const grams = gramsPerKwh[day.firstSlot + i - firstSlot] ?? gramsAt(before, i);
    bytes.writeUInt16LE(grams ?? unknown, i * 2);
  }
  return bytes;
}

function gramsAt(bytes: Buffer | undefined, index: number): number | null {
  const grams = bytes?.readUInt16LE(index * 2) ?? unknown;
  return grams === unknown ? null : grams;
}

function requireIntensity(grams: number | null): void {
  if (grams === null || (Number.isInteger(grams) && grams >= 0 && grams <= largest)) return;
  throw new RangeError(`an intensity is not a whole number from 0 to ${largest} g a kWh`);
}
