// How many readings a second and core come in, from documents' bytes to committed rows, beside the least that any way in takes.
import { setTimeout as delay } from "node:timers/promises";
import { migrate } from "@halfhourly/database";
import { ingestionMigrations } from "@halfhourly/ingestion";
import { createArrivals, type RunningArrivals } from "@halfhourly/ingestion/arrivals";
import { openPostgresStream, streamMigrations, type Stream } from "@halfhourly/stream";
import { createLog } from "@halfhourly/service-kit";
import { measureFileReading } from "./file-reading.js";
import { quantile, rounded } from "./figures.js";
import { registerYears } from "./home-years.js";
import { checkHeld } from "./ingest-check.js";
import { arrivedOf, makeDocuments, makeHomes, singleReading, type Sent } from "./ingest-documents.js";
import { copyBlocks, copyRows } from "./ingest-floors.js";
import { cpuSecondsUsed } from "./processes.js";
import { openRealStore, type RealStore } from "./real-store.js";
import { report, type Bench, type Figures } from "./report.js";

const documentsABatch = 2_000;
/** Sources send again what they are not sure has come: of so many documents one comes twice. */
const oneComesTwiceOf = 20;

await report("ingest", measureIngest);

async function measureIngest(bench: Bench): Promise<Figures> {
  const real = await openRealStore();
  await migrate(real.database, [...streamMigrations, ...ingestionMigrations]);
  const stream = await openPostgresStream({ database: real.database, onFault: refuse });
  const arrivals = arriving(real, stream);
  try {
    const homes = await makeHomes(real, bench.homes ?? (bench.small ? 10 : 1_000));
    const days = bench.small ? 3 : 45;
    arrivals.start();
    // Not counted: code that has just been loaded, and a database that has just been made, are slower than ever again.
    if (!bench.small) await bringIn(real, arrivals, makeDocuments(homes, { firstDaysAgo: 56, days: 10 }));
    const documents = makeDocuments(homes, { firstDaysAgo: days, days });
    const ours = await bringIn(real, arrivals, documents);
    const readings = await checkHeld(real, homes, documents, bench.small ? homes.length : 50);
    const acknowledgements = await measureAcknowledgements(arrivals, homes, bench.small ? 20 : 2_000);
    await settled(arrivals);
    const floors = {
      blockCopy: perCore(readings, await copyBlocks(real, documents)),
      rowCopy: perCore(readings, await copyRows(real, documents)),
    };
    const figures = figuresOf(readings, ours, floors);
    tell(bench, { ...figures, ...acknowledgements });
    const [year] = registerYears(1);
    const file = await measureFileReading(year?.readings ?? [], bench.small ? 2 : 15);
    return {
      homes: homes.length,
      documents: documents.length,
      readings,
      ...figures,
      ...acknowledgements,
      file,
      fsync: (await real.database.query<{ fsync: string }>("show fsync"))[0]?.fsync,
    };
  } finally {
    await arrivals.stop();
    await stream.close();
    await real.close();
  }
}

function arriving({ database, store, consentClient }: RealStore, stream: Stream): RunningArrivals {
  return createArrivals({
    stream,
    database,
    readingStore: store,
    consent: consentClient,
    now: Date.now,
    // A fault would be tried again for ever: here it ends the run.
    log: createLog({ level: "warn", name: "bench", write: fail }),
    async told(outcomes) {
      for (const { dropped } of outcomes)
        if (dropped !== null) throw new Error(`readings were dropped: ${dropped}`);
    },
    setAside: (_, reason) => Promise.reject(new Error(`a record was set aside: ${reason}`)),
  });
}

interface Spent {
  readonly cpuSeconds: number;
  readonly wallSeconds: number;
}

/** From the first document's bytes until nothing waits any more. */
async function bringIn(
  { database }: RealStore,
  arrivals: RunningArrivals,
  documents: readonly Sent[],
): Promise<Spent> {
  // The log of what was written before is not to be flushed in our time.
  await database.query("checkpoint");
  return spending(async () => {
    for (let first = 0; first < documents.length; first += documentsABatch) {
      const batch = documents.slice(first, first + documentsABatch);
      const again = documents.slice(Math.max(0, first - documentsABatch), first);
      const twice = again.filter((_, place) => place % oneComesTwiceOf === 0);
      await arrivals.append([...batch, ...twice].map(arrivedOf));
    }
    await settled(arrivals);
  });
}

async function spending(work: () => Promise<void>): Promise<Spent> {
  const [cpuBefore, begunMs] = [cpuSecondsUsed(), performance.now()];
  await work();
  return { cpuSeconds: cpuSecondsUsed() - cpuBefore, wallSeconds: (performance.now() - begunMs) / 1000 };
}

async function settled(arrivals: RunningArrivals): Promise<void> {
  while ((await arrivals.backlog()).records > 0) await delay(20);
}

/** One reading at a time: how long its sender waits until it is durable. */
async function measureAcknowledgements(
  arrivals: RunningArrivals,
  homes: Parameters<typeof singleReading>[0],
  count: number,
) {
  const tookMs: number[] = [];
  for (let number = -50; number < count; number += 1) {
    const sent = singleReading(homes, number + 50);
    const begunMs = performance.now();
    await arrivals.append([arrivedOf(sent)]);
    if (number >= 0) tookMs.push(performance.now() - begunMs);
  }
  return {
    ackP50Milliseconds: rounded(quantile(tookMs, 0.5)),
    ackP99Milliseconds: rounded(quantile(tookMs, 0.99)),
    acknowledgements: count,
  };
}

function perCore(readings: number, cpuSeconds: number): number {
  return readings / cpuSeconds;
}

function figuresOf(
  readings: number,
  { cpuSeconds, wallSeconds }: Spent,
  { blockCopy, rowCopy }: { readonly blockCopy: number; readonly rowCopy: number },
) {
  const ours = perCore(readings, cpuSeconds);
  return {
    readingsPerSecondPerCore: Math.round(ours),
    ratioToRowCopy: rounded(ours / rowCopy),
    ratioToBlockCopy: rounded(ours / blockCopy),
    rowCopyReadingsPerSecondPerCore: Math.round(rowCopy),
    blockCopyReadingsPerSecondPerCore: Math.round(blockCopy),
    ingestCpuSeconds: rounded(cpuSeconds),
    ingestWallSeconds: rounded(wallSeconds),
  };
}

function tell(bench: Bench, figures: ReturnType<typeof figuresOf> & Record<`ack${string}`, unknown>): void {
  bench.say(`  ours        ${figures.readingsPerSecondPerCore} readings a second and core`);
  bench.say(
    `  row COPY    ${figures.rowCopyReadingsPerSecondPerCore} (ours ${figures.ratioToRowCopy} of it)`,
  );
  bench.say(
    `  block COPY  ${figures.blockCopyReadingsPerSecondPerCore} (ours ${figures.ratioToBlockCopy} of it)`,
  );
  bench.say(
    `  one reading is durable after ${figures["ackP50Milliseconds"]} ms (p50), ${figures["ackP99Milliseconds"]} ms (p99)`,
  );
}

function fail(line: string): never {
  console.error(line);
  process.exit(1);
}

function refuse(fault: unknown): never {
  throw fault;
}
