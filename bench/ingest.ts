// How many readings a second become durable through the real reading store, beside a bare COPY of the same number of plain rows.
import { londonDateOf, type Grant, type Reading } from "@halfhourly/domain";
import type { Client } from "pg";
import { secondsOf, workThrough } from "./at-once.js";
import { measureFileReading } from "./file-reading.js";
import { median, rounded } from "./figures.js";
import { registerYears, type RegisterYear } from "./home-years.js";
import { copyIn, makePlainTable } from "./plain-table.js";
import { openRealStore, type RealStore } from "./real-store.js";
import { report, type Bench, type Figures } from "./report.js";

const severalAtOnce = 4;

await report("ingest", measureIngest);

async function measureIngest(bench: Bench): Promise<Figures> {
  const homes = bench.homes ?? (bench.small ? 1 : 4);
  const rounds = bench.small ? 1 : 3;
  const real = await openRealStore();
  const bare = await Promise.all(Array.from({ length: severalAtOnce }, () => real.connectBare()));
  try {
    const years = [...registerYears(homes)];
    // Not counted: code that has just been loaded is slower than it ever is again.
    if (!bench.small) await measureRound(real, bare, years.slice(0, 2), -1);
    const measured: Round[] = [];
    for (let round = 0; round < rounds; round += 1)
      measured.push(await measureRound(real, bare, years, round));
    const file = await measureFileReading(years[0]?.readings ?? [], bench.small ? 2 : 15);
    const figures = figuresOf(measured);
    tell(bench, figures, file);
    return { homes, rounds, readingsARound: measured[0]?.readings, ...figures, file };
  } finally {
    await Promise.all(bare.map((client) => client.end()));
    await real.close();
  }
}

/** Seconds for the same readings each way, a few ways one after another so that a slow moment of the machine meets all alike. */
interface Round {
  readonly readings: number;
  readonly bareCopy: readonly [number, number];
  readonly firstTime: readonly [number, number];
  readonly repeated: readonly [number, number];
  readonly byMonth: number;
}

async function measureRound(
  real: RealStore,
  bare: readonly Client[],
  years: readonly RegisterYear[],
  round: number,
): Promise<Round> {
  const alone = await consented(real, years, `alone-${round}`);
  const together = await consented(real, years, `together-${round}`);
  const monthly = await consented(real, years.flatMap(months), `monthly-${round}`);
  return {
    readings: alone.reduce((count, { readings }) => count + readings.length, 0),
    bareCopy: [await copyAll(bare, alone, 1), await copyAll(bare, alone, severalAtOnce)],
    firstTime: [
      await upsertAll(real, bare, alone, 1, "stored"),
      await upsertAll(real, bare, together, severalAtOnce, "stored"),
    ],
    repeated: [
      await upsertAll(real, bare, alone, 1, "unchanged"),
      await upsertAll(real, bare, together, severalAtOnce, "unchanged"),
    ],
    byMonth: await upsertAll(real, bare, monthly, 1, "stored"),
  };
}

interface ConsentedYear extends RegisterYear {
  readonly grant: Grant;
}

/** The same readings under new households, so that they come for the first time again. */
async function consented(
  { consent }: RealStore,
  years: readonly RegisterYear[],
  use: string,
): Promise<ConsentedYear[]> {
  const ready: ConsentedYear[] = [];
  for (const one of years) {
    const household = `${one.household}-${use}`;
    ready.push({ ...one, household, grant: await consent(household, one.register) });
  }
  return ready;
}

/** As an import stores a file: each London month in a transaction of its own. */
function months(one: RegisterYear): RegisterYear[] {
  const byMonth = new Map<string, Reading[]>();
  for (const reading of one.readings) {
    const month = londonDateOf(reading.slot).slice(0, 7);
    const readings = byMonth.get(month) ?? [];
    byMonth.set(month, readings);
    readings.push(reading);
  }
  return [...byMonth.values()].map((readings) => ({ ...one, readings }));
}

async function copyAll(
  bare: readonly Client[],
  years: readonly RegisterYear[],
  atOnce: number,
): Promise<number> {
  const [first] = bare;
  if (first === undefined) throw new Error("no connection");
  await makePlainTable(first);
  await first.query("checkpoint");
  const numbered = years.map(({ readings }, index) => ({ id: index + 1, readings }));
  return secondsOf(() =>
    workThrough(numbered, atOnce, async ({ id, readings }, worker) => {
      await copyIn(bare[worker] ?? first, id, readings);
    }),
  );
}

async function upsertAll(
  { store }: RealStore,
  bare: readonly Client[],
  years: readonly ConsentedYear[],
  atOnce: number,
  expected: "stored" | "unchanged",
): Promise<number> {
  // The log of what was written before is not to be flushed in our time.
  await bare[0]?.query("checkpoint");
  return secondsOf(() =>
    workThrough(years, atOnce, async ({ grant, register, unit, readings }) => {
      const outcome = await store.upsert(grant, register, unit, readings);
      if (outcome[expected] !== readings.length)
        throw new Error(`of ${readings.length} readings ${outcome[expected]} were ${expected}`);
    }),
  );
}

type Rate = { readonly readingsPerSecond: number; readonly ratioToBareCopy: number };

function figuresOf(measured: readonly Round[]) {
  const perSecond = (secondsIn: (round: Round) => number) =>
    median(measured.map((round) => round.readings / secondsIn(round)));
  const rate = (secondsIn: (round: Round) => number, floorIn: (round: Round) => number): Rate => ({
    readingsPerSecond: Math.round(perSecond(secondsIn)),
    ratioToBareCopy: rounded(median(measured.map((round) => floorIn(round) / secondsIn(round)))),
  });
  const [copyAlone, copyTogether] = [
    ({ bareCopy }: Round) => bareCopy[0],
    ({ bareCopy }: Round) => bareCopy[1],
  ];
  const firstTime = rate(({ firstTime: seconds }) => seconds[0], copyAlone);
  return {
    ...firstTime,
    firstTime: {
      oneAtATime: firstTime,
      fourAtOnce: rate(({ firstTime: seconds }) => seconds[1], copyTogether),
    },
    repeated: {
      oneAtATime: rate(({ repeated }) => repeated[0], copyAlone),
      fourAtOnce: rate(({ repeated }) => repeated[1], copyTogether),
    },
    monthByMonth: rate(({ byMonth }) => byMonth, copyAlone),
    bareCopyReadingsPerSecond: {
      oneAtATime: Math.round(perSecond(copyAlone)),
      fourAtOnce: Math.round(perSecond(copyTogether)),
    },
  };
}

function tell({ say }: Bench, figures: ReturnType<typeof figuresOf>, file: Figures): void {
  const line = (what: string, { readingsPerSecond, ratioToBareCopy }: Rate) =>
    say(`  ${what.padEnd(34)} ${readingsPerSecond} readings/s, ${ratioToBareCopy} of a bare COPY`);
  say("Through the reading store (consent, merge, encryption, durable), a register's year a transaction:");
  line("first time, one at a time", figures.firstTime.oneAtATime);
  line("first time, four at once", figures.firstTime.fourAtOnce);
  line("again, one at a time", figures.repeated.oneAtATime);
  line("again, four at once", figures.repeated.fourAtOnce);
  line("first time, a month a transaction", figures.monthByMonth);
  say(`Reading a file: ${file["megabytesPerSecond"]} MB/s, ${file["rowsPerSecond"]} rows/s`);
}
