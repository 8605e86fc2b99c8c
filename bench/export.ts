// What a household's whole export takes: seconds and memory for five years of three registers.
import { setTimeout as delay } from "node:timers/promises";
import { appendTo } from "@halfhourly/audit";
import { purposes } from "@halfhourly/consent";
import { createConsumerApi, embeddedTerms, type ConsumerApi } from "@halfhourly/consumer-api";
import { migrate } from "@halfhourly/database";
import {
  addDays,
  datesFrom,
  settlementDay,
  type Grant,
  type Reading,
  type Register,
} from "@halfhourly/domain";
import { silentLog } from "@halfhourly/service-kit";
import { rounded } from "./figures.js";
import { openRealStore, type RealStore } from "./real-store.js";
import { report, type Bench, type Figures } from "./report.js";

const household = "home-export";
const first = "2021-01-01";
const meterPoint = { electricity: "2000027391990", gas: "3938424403" } as const;
const registers: readonly Register[] = [
  { meterPoint: meterPoint.electricity, fuel: "electricity", direction: "import", element: 1 },
  { meterPoint: meterPoint.electricity, fuel: "electricity", direction: "export", element: 1 },
  { meterPoint: meterPoint.gas, fuel: "gas", direction: "import", element: 1 },
];

await report("export", measureExport);

async function measureExport(bench: Bench): Promise<Figures> {
  const last = addDays(first, bench.small ? 60 : 5 * 365);
  const real = await openRealStore();
  const api = await openApi(real);
  try {
    const restingBytes = process.memoryUsage.rss();
    const readings = await fill(real, api, last);
    const readSeconds = await readTwice(real, last);
    const peak = watchMemory();
    const begunMs = performance.now();
    api.start();
    const made = await madeExport(real);
    const seconds = (performance.now() - begunMs) / 1000;
    const peakGrowthMegabytes = rounded((peak() - restingBytes) / 1e6);
    if (made.readings !== readings) throw new Error(`of ${readings} readings ${made.readings} were exported`);
    bench.say(
      `${readings} readings of ${first} to ${last}: ${rounded(made.bytes / 1e6)} MB in ${rounded(seconds)} s`,
    );
    bench.say(
      `  memory grew by ${peakGrowthMegabytes} MB at most, from before the readings were even stored`,
    );
    return {
      readings,
      bytes: made.bytes,
      seconds: rounded(seconds),
      readingsPerSecond: rounded(readings / seconds),
      ratioToReadingTwice: rounded(seconds / readSeconds),
      peakGrowthMegabytes,
    };
  } finally {
    await api.stop();
    await real.close();
  }
}

async function openApi({ database, store, keys, fieldHash, consentClient }: RealStore) {
  const none = () => Promise.reject(new Error("not measured"));
  const url = "http://localhost";
  const api = createConsumerApi({
    database,
    readingStore: store,
    consent: consentClient,
    tenancies: consentClient,
    erasure: consentClient,
    audit: { append: appendTo("consumer_api") },
    people: null,
    auditLogs: [],
    collection: null,
    ingestion: { startImport: none, importJob: none, imports: async () => [] },
    keys,
    fieldHash,
    now: Date.now,
    ids: () => crypto.randomUUID(),
    config: {
      publicUrl: url,
      issuer: { ...embeddedTerms, url, clientId: "bench", clientSecret: "bench", internalOrigin: null },
      operatorToken: null,
      viewingNotice: { version: "bench", from: first },
    },
    logger: silentLog,
  });
  await migrate(database, api.migrations);
  return api;
}

/** Month by month, so that what is stored is never in memory as a whole. @returns how many half hours. */
async function fill(real: RealStore, api: ConsumerApi, last: string): Promise<number> {
  await real.database.query(
    `insert into consumer_api.account (id, household, issuer, subject, created_at) values ($1, $1, 'embedded', $1, now())`,
    [household],
  );
  const consent = { purpose: "viewing", granted: true, noticeVersion: purposes.viewing.version } as const;
  for (const [fuel, number] of [
    ["electricity", meterPoint.electricity],
    ["gas", meterPoint.gas],
  ] as const)
    await api.linkMeter(household, { fuel, meterPoint: number, payment: "credit", consent });
  let readings = 0;
  for (const register of registers) {
    const grant = await real.consent(household, register);
    for (let from = first; from <= last; from = addDays(from, 30))
      readings += await storeDays(real, grant, register, from, last);
  }
  return readings;
}

async function storeDays(
  { store }: RealStore,
  grant: Grant,
  register: Register,
  from: string,
  last: string,
): Promise<number> {
  const to = addDays(from, 29) < last ? addDays(from, 29) : last;
  const readings = datesFrom(from, to).flatMap((date) => {
    const { firstSlot, slotCount } = settlementDay(date);
    return Array.from({ length: slotCount }, (_, i): Reading => {
      const slot = firstSlot + i;
      // Scattered like a home's: a ZIP must not find it easier than the real thing.
      return { slot, value: ((slot * 2_654_435_761) >>> 0) % 1500, quality: "actual", source: "generated" };
    });
  });
  await store.upsert(grant, register, register.fuel === "gas" ? "dm3" : "Wh", readings);
  return readings.length;
}

/** The least that an export could take: its day blocks read and opened twice, once for each form. */
async function readTwice(real: RealStore, last: string): Promise<number> {
  const begunMs = performance.now();
  for (const register of [...registers, ...registers]) {
    const grant = await real.consent(household, register);
    for (let from = first; from <= last; from = addDays(from, 92))
      await real.store.days(grant, register, from, addDays(from, 91));
  }
  return (performance.now() - begunMs) / 1000;
}

/** @returns what tells the most bytes that this process held since, and stops watching. */
function watchMemory(): () => number {
  let most = process.memoryUsage.rss();
  const timer = setInterval(() => (most = Math.max(most, process.memoryUsage.rss())), 10);
  return () => {
    clearInterval(timer);
    return most;
  };
}

async function madeExport({
  database,
}: RealStore): Promise<{ readonly readings: number; readonly bytes: number }> {
  await database.query(
    `insert into consumer_api.export_job (id, household, asked_at, ends_at)
     values ('bench', $1, now(), now() + interval '1 day')`,
    [household],
  );
  for (;;) {
    const [row] = await database.query<{ state: string; readings: number; bytes: string }>(
      "select state, readings, bytes from consumer_api.export_job where id = 'bench'",
    );
    if (row?.state === "ready") return { readings: row.readings, bytes: Number(row.bytes) };
    if (row?.state === "failed") throw new Error("the export failed");
    await delay(50);
  }
}
