// How many bytes a half hour takes on the disk, in day rows and in month rows, and what a year costs to read, beside one
// plain row a half hour.
import { addDays, londonDateOf, settlementDay, type DayBlock, type LondonDate } from "@halfhourly/domain";
import { workThrough } from "./at-once.js";
import { median, rounded } from "./figures.js";
import { copyIn, makePlainTable, readPlain } from "./plain-table.js";
import { openRealStore, type RealStore } from "./real-store.js";
import { report, type Bench, type Figures } from "./report.js";
import { asCollected, findSeries, type AllSeries, type Series } from "./storage-series.js";

const slotsAYear = 17_520;
const projectedRegisters = [2_080_000, 10_000_000, 30_000_000];
const storedAtOnce = 2;

await report("storage", measureStorage);

async function measureStorage(bench: Bench): Promise<Figures> {
  const all = findSeries(bench);
  const real = await openRealStore();
  try {
    const held = await fill(real, all);
    const hot = await measureTier(real, all, held, "day_block");
    const plain = await measurePlain(real, all);
    const yearRead = await measureYearRead(real, held, bench.small ? 4 : 60);
    await expectAllEqual(real, held);
    await foldAll(real);
    const compacted = await measureTier(real, all, held, "month_block");
    const compactedYearRead = await measureYearRead(real, held, bench.small ? 4 : 60);
    await expectAllEqual(real, held);
    const { ofSeries: hotOfSeries, ...hotSize } = hot;
    const { ofSeries: compactedOfSeries, ...compactedSize } = compacted;
    const figures = {
      comparable: all.comparable,
      series: all.series.length,
      copies: all.copies,
      readings: hot.readings,
      hotBytesPerReading: hot.bytesPerReading,
      compactedBytesPerReading: compacted.bytesPerReading,
      everyValueReadBackEqual: true,
      hot: hotSize,
      compacted: compactedSize,
      plainBytesPerReading: plain,
      ratioToPlainTable: rounded(hot.bytesPerReading / plain),
      compactedRatioToPlainTable: rounded(compacted.bytesPerReading / plain),
      yearRead,
      compactedYearRead,
      eachHome: all.series.map(({ name, readings }, place) => ({
        name,
        readings: readings.length,
        hotBytesPerReading: hotOfSeries[place],
        compactedBytesPerReading: compactedOfSeries[place],
      })),
      projections: project(hot.bytesPerReading, compacted.bytesPerReading, plain),
    };
    tell(bench, figures);
    return figures;
  } finally {
    await real.close();
  }
}

interface HeldSeries extends Series {
  readonly household: string;
  readonly copy: number;
  readonly place: number;
}

/** All of a register in one transaction, as a backfill is; the plain table gets each series once. */
async function fill(real: RealStore, { series, copies }: AllSeries): Promise<HeldSeries[]> {
  const bare = await real.connectBare();
  await makePlainTable(bare);
  for (const [place, { readings }] of series.entries()) await copyIn(bare, place, readings);
  await bare.end();
  const held = Array.from({ length: copies }, (_, copy) =>
    series.map((one, place) => ({ ...one, household: `home-${place}-${copy}`, copy, place })),
  ).flat();
  await workThrough(held, storedAtOnce, async ({ household, register, unit, readings, copy }) => {
    const grant = await real.consent(household, register);
    await real.store.upsert(grant, register, unit, asCollected(readings, copy));
  });
  return held;
}

interface TierSize {
  readonly readings: number;
  readonly rows: number;
  /** The table with its index and all else that PostgreSQL keeps for it, once the database has tidied up. */
  readonly bytesPerReading: number;
  readonly indexBytesPerReading: number;
  readonly payloadBytesPerReading: number;
  /** Rows with their headers, by series, without index, gaps in pages and all else that is shared. */
  readonly ofSeries: readonly number[];
}

async function measureTier(
  real: RealStore,
  { series, copies }: AllSeries,
  held: readonly HeldSeries[],
  table: "day_block" | "month_block",
): Promise<TierSize> {
  // Not the store's own pool: a look at millions of rows takes longer than its statements may.
  const bare = await real.connectBare();
  await bare.query(`vacuum (analyze) ingestion.${table}`);
  const sizes = await bare.query<Record<"total" | "index", string>>(
    `select pg_total_relation_size('ingestion.${table}') as total, pg_indexes_size('ingestion.${table}') as index`,
  );
  const { rows: perRegister } = await bare.query<Record<"household" | "bytes" | "payload" | "rows", string>>(
    `select r.household, sum(pg_column_size(t.*)) as bytes, sum(octet_length(t.payload)) as payload, count(*) as rows
     from ingestion.${table} t join ingestion.register r on r.id = t.register_id group by r.household`,
  );
  await bare.end();
  const [row] = sizes.rows;
  if (row === undefined) throw new Error("the database told no size");
  const of = new Map(perRegister.map((one) => [one.household, one]));
  const sum = (what: "payload" | "rows") => perRegister.reduce((total, one) => total + Number(one[what]), 0);
  const readings = held.reduce((total, one) => total + one.readings.length, 0);
  return {
    readings,
    rows: sum("rows"),
    bytesPerReading: rounded(Number(row.total) / readings),
    indexBytesPerReading: rounded(Number(row.index) / readings),
    payloadBytesPerReading: rounded(sum("payload") / readings),
    ofSeries: series.map((one, place) => {
      const copied = Array.from({ length: copies }, (_, copy) =>
        Number(of.get(`home-${place}-${copy}`)?.bytes),
      );
      return rounded(copied.reduce((total, bytes) => total + bytes, 0) / copies / one.readings.length);
    }),
  };
}

async function measurePlain({ connectBare }: RealStore, { series }: AllSeries): Promise<number> {
  const bare = await connectBare();
  await bare.query("vacuum (analyze) plain_reading");
  const { rows } = await bare.query<{ bytes: string }>(
    "select pg_total_relation_size('plain_reading') as bytes",
  );
  await bare.end();
  return rounded(Number(rows[0]?.bytes) / series.reduce((total, one) => total + one.readings.length, 0));
}

/** A bench folds what the product would fold by night: all that is three months old. */
async function foldAll({ store, database }: RealStore): Promise<void> {
  const { faults } = await store.foldMonths();
  if (faults > 0) throw new Error(`${faults} registers could not be folded`);
  const [left] = await database.query<{ days: string }>("select count(*) as days from ingestion.day_block");
  if (left?.days !== "0") throw new Error(`${left?.days} days are too fresh to be folded`);
}

/** Throws unless the store gives every value of every series with its quality, source and arrival. */
async function expectAllEqual(real: RealStore, held: readonly HeldSeries[]): Promise<void> {
  await workThrough(held, storedAtOnce, async ({ household, name, register, readings, copy }) => {
    const grant = await real.consent(household, register);
    const [first, last] = spanOf(readings);
    const days = await real.store.days(grant, register, first, last);
    const expected = asCollected(readings, copy);
    let next = 0;
    for (const day of days) next = expectDayEqual(day, expected, next, name);
    if (next !== expected.length)
      throw new Error(`of ${expected.length} readings of ${name} ${next} came back`);
  });
}

function expectDayEqual(
  { date, slots }: DayBlock,
  expected: ReturnType<typeof asCollected>,
  from: number,
  name: string,
): number {
  const { firstSlot } = settlementDay(date);
  let next = from;
  for (const [index, slot] of slots.entries()) {
    if (slot === null) continue;
    const { value, quality, source, arrival } = expected[next++] ?? { slot: -1 };
    const isEqual =
      expected[next - 1]?.slot === firstSlot + index &&
      slot.value === value &&
      slot.quality === quality &&
      slot.source === source &&
      slot.arrival === arrival;
    if (!isEqual) throw new Error(`a half hour of ${name} on ${date} came back as another`);
  }
  return next;
}

function spanOf(readings: Series["readings"]): readonly [LondonDate, LondonDate] {
  return [londonDateOf(readings[0]!.slot), londonDateOf(readings.at(-1)!.slot)];
}

interface YearRead {
  readonly p50Milliseconds: number;
  readonly plainP50Milliseconds: number;
  readonly ratioToPlainTable: number;
  readonly samples: number;
}

/** A register's last year, from the call to values in memory: ours opens and decodes, the plain table's rows come as they are. */
async function measureYearRead(
  real: RealStore,
  held: readonly HeldSeries[],
  samples: number,
): Promise<YearRead> {
  const ours: number[] = [];
  const plain: number[] = [];
  const ofFirst = held.filter(({ copy }) => copy === 0);
  const grants = await Promise.all(
    ofFirst.map(({ household, register }) => real.consent(household, register)),
  );
  for (let sample = -ofFirst.length; sample < samples; sample += 1) {
    const which = (sample + ofFirst.length) % ofFirst.length;
    const [one, grant] = [ofFirst[which], grants[which]];
    if (one === undefined || grant === undefined) continue;
    const [, last] = spanOf(one.readings);
    const first = addDays(last, -364);
    const begunMs = performance.now();
    const days = await real.store.days(grant, one.register, first, last);
    const betweenMs = performance.now();
    const before = settlementDay(addDays(last, 1)).firstSlot;
    const rows = await readPlain(real.database, one.place, settlementDay(first).firstSlot, before);
    const endedMs = performance.now();
    const found = days.reduce((count, { slots }) => count + slots.filter((slot) => slot !== null).length, 0);
    if (found !== rows.length)
      throw new Error(`the store gave ${found} readings of a year and the plain table ${rows.length}`);
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

/** Plain multiplication of what was measured: blocks and their index, without registers, consents, audit or corrections. */
function project(hot: number, compacted: number, plain: number): Figures[] {
  return projectedRegisters.map((registers) => {
    const gigabytes = (bytes: number) => rounded((registers * slotsAYear * bytes) / 1e9);
    return {
      registers,
      gigabytesAYear: gigabytes(hot),
      compactedGigabytesAYear: gigabytes(compacted),
      plainGigabytesAYear: gigabytes(plain),
    };
  });
}

interface Told {
  readonly series: number;
  readonly copies: number;
  readonly readings: number;
  readonly hotBytesPerReading: number;
  readonly compactedBytesPerReading: number;
  readonly plainBytesPerReading: number;
  readonly yearRead: YearRead;
  readonly compactedYearRead: YearRead;
  readonly eachHome: readonly Figures[];
}

function tell({ say }: Bench, told: Told): void {
  say(`${told.series} series ${told.copies} times, ${told.readings} readings, each read back equal:`);
  for (const home of told.eachHome)
    say(
      `  ${home["name"]}: day rows ${home["hotBytesPerReading"]}, month rows ${home["compactedBytesPerReading"]}`,
    );
  say(`  day rows ${told.hotBytesPerReading} bytes a reading, month rows ${told.compactedBytesPerReading}`);
  say(`  plain ${told.plainBytesPerReading} bytes a reading`);
  say(
    `  a register's year: day rows ${told.yearRead.p50Milliseconds} ms, month rows ${told.compactedYearRead.p50Milliseconds} ms, plain ${told.yearRead.plainP50Milliseconds} ms (p50)`,
  );
}
