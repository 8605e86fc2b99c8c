// How many bytes a half hour takes on the disk, and what a year costs to read, beside one plain row a half hour.
import { median, rounded } from "./figures.js";
import { registerYears, year, yearSlots, type RegisterYear } from "./home-years.js";
import { copyIn, makePlainTable, readPlain } from "./plain-table.js";
import { openRealStore, type RealStore } from "./real-store.js";
import { report, type Bench, type Figures } from "./report.js";

const slotsAYear = 17_520;
const projectedRegisters = [2_080_000, 10_000_000, 30_000_000];

await report("storage", measureStorage);

async function measureStorage(bench: Bench): Promise<Figures> {
  const homes = bench.homes ?? (bench.small ? 1 : 20);
  const real = await openRealStore();
  try {
    const held = await fill(real, homes);
    const size = await measureSize(real, held);
    const yearRead = await measureYearRead(real, held, bench.small ? 4 : 60);
    bench.say(
      `${homes} homes, ${held.length} registers, ${size.readings} readings of ${year.from} to ${year.to}:`,
    );
    bench.say(
      `  ours  ${size.bytesPerReading} bytes a reading (${size.payloadBytesPerReading} of them payload, sealed)`,
    );
    bench.say(
      `  plain ${size.plainBytesPerReading} bytes a reading; ours is ${size.ratioToPlainTable} of it`,
    );
    bench.say(
      `  a register's year: ours ${yearRead.p50Milliseconds} ms, plain ${yearRead.plainP50Milliseconds} ms (p50)`,
    );
    return { homes, registers: held.length, ...size, yearRead, projections: project(size) };
  } finally {
    await real.close();
  }
}

interface HeldYear extends Omit<RegisterYear, "readings"> {
  readonly plainId: number;
  readonly readings: number;
}

/** The same readings into both, one register at a time, so that any number of homes fits in memory. */
async function fill(real: RealStore, homes: number): Promise<HeldYear[]> {
  const bare = await real.connectBare();
  await makePlainTable(bare);
  const held: HeldYear[] = [];
  for (const { readings, ...one } of registerYears(homes)) {
    const grant = await real.consent(one.household, one.register);
    await real.store.upsert(grant, one.register, one.unit, readings);
    const plainId = held.length + 1;
    await copyIn(bare, plainId, readings);
    held.push({ ...one, plainId, readings: readings.length });
  }
  // Both as they are once the database has tidied up after the load.
  for (const table of ["plain_reading", "ingestion.day_block"]) await bare.query(`vacuum (analyze) ${table}`);
  await bare.end();
  return held;
}

interface Size {
  readonly readings: number;
  /** The day blocks' table with its index and all else that PostgreSQL keeps for it. */
  readonly bytesPerReading: number;
  readonly indexBytesPerReading: number;
  readonly payloadBytesPerReading: number;
  readonly payloadBytesPerDay: number;
  readonly plainBytesPerReading: number;
  readonly ratioToPlainTable: number;
}

async function measureSize({ database }: RealStore, held: readonly HeldYear[]): Promise<Size> {
  const [row] = await database.query<Record<"ours" | "index" | "plain" | "payload" | "days", string>>(
    `select pg_total_relation_size('ingestion.day_block') as ours, pg_indexes_size('ingestion.day_block') as index,
            pg_total_relation_size('plain_reading') as plain,
            (select sum(octet_length(payload)) from ingestion.day_block) as payload,
            (select count(*) from ingestion.day_block) as days`,
  );
  if (row === undefined) throw new Error("the database told no size");
  const readings = held.reduce((total, one) => total + one.readings, 0);
  const perReading = (bytes: string) => rounded(Number(bytes) / readings);
  return {
    readings,
    bytesPerReading: perReading(row.ours),
    indexBytesPerReading: perReading(row.index),
    payloadBytesPerReading: perReading(row.payload),
    payloadBytesPerDay: rounded(Number(row.payload) / Number(row.days)),
    plainBytesPerReading: perReading(row.plain),
    ratioToPlainTable: rounded(Number(row.ours) / Number(row.plain)),
  };
}

interface YearRead {
  readonly p50Milliseconds: number;
  readonly plainP50Milliseconds: number;
  readonly ratioToPlainTable: number;
  readonly samples: number;
}

/** From the call to values in memory: ours opens and decodes every day, the plain table's rows come as they are. */
async function measureYearRead(
  real: RealStore,
  held: readonly HeldYear[],
  samples: number,
): Promise<YearRead> {
  const ours: number[] = [];
  const plain: number[] = [];
  const { first, before } = yearSlots();
  const grants = await Promise.all(held.map(({ household, register }) => real.consent(household, register)));
  for (let sample = -held.length; sample < samples; sample += 1) {
    const which = (sample + held.length) % held.length;
    const [one, grant] = [held[which], grants[which]];
    if (one === undefined || grant === undefined) continue;
    const begunMs = performance.now();
    const days = await real.store.days(grant, one.register, year.from, year.to);
    const betweenMs = performance.now();
    const rows = await readPlain(real.database, one.plainId, first, before);
    const endedMs = performance.now();
    const found = days.reduce((count, { slots }) => count + slots.filter((slot) => slot !== null).length, 0);
    if (found !== one.readings || rows.length !== one.readings)
      throw new Error(
        `of ${one.readings} readings the store gave ${found} and the plain table ${rows.length}`,
      );
    // The first round reads every register once, to warm both alike.
    if (sample < 0) continue;
    ours.push(betweenMs - begunMs);
    plain.push(endedMs - betweenMs);
  }
  const [p50, plainP50] = [median(ours), median(plain)];
  return {
    p50Milliseconds: rounded(p50),
    plainP50Milliseconds: rounded(plainP50),
    ratioToPlainTable: rounded(p50 / plainP50),
    samples,
  };
}

/** Plain multiplication of what was measured: day blocks and their index, without registers, consents, audit or corrections. */
function project({ bytesPerReading, plainBytesPerReading }: Size): Figures[] {
  return projectedRegisters.map((registers) => {
    const gigabytes = (bytes: number) => rounded((registers * slotsAYear * bytes) / 1e9);
    return {
      registers,
      gigabytesAYear: gigabytes(bytesPerReading),
      plainGigabytesAYear: gigabytes(plainBytesPerReading),
    };
  });
}
