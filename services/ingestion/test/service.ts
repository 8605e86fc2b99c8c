import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { randomUUID } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import { purposes } from "@halfhourly/consent";
import { createTestConsent } from "@halfhourly/consent/testing";
import type { FileFlags, FileImport, ImportJob } from "@halfhourly/contracts";
import { migrate } from "@halfhourly/database";
import { createTestDatabase } from "@halfhourly/database/testing";
import type { Fuel, Grant } from "@halfhourly/domain";
import { createHouseholdKeys, keysMigrations, localMasterKey } from "@halfhourly/keys";
import { createReadingStore, readingStoreMigrations, type ReadingStore } from "@halfhourly/reading-store";
import { createIngestion, ingestionMigrations, type IngestionService } from "../src/index.js";
import { bytesOf } from "./reading.js";

export const MPAN = "2000027391990";
export const MPRN = "3938424403";

export interface Home {
  readonly household: string;
  readonly fuel: Fuel;
  readonly meterPoint: string;
}

/** The service on a real database, with the consent service and the reading store that it stands on. */
export async function openService(now: () => number = Date.now) {
  const { database, close } = await createTestDatabase();
  const { consent, fieldHash } = createTestConsent({ database, now });
  await migrate(database, [
    ...keysMigrations,
    ...consent.migrations,
    ...readingStoreMigrations,
    ...ingestionMigrations,
  ]);
  const dataFolder = await mkdtemp(join(tmpdir(), "halfhourly-ingestion-"));
  const keys = createHouseholdKeys({ database, masterKey: await localMasterKey(dataFolder, database) });
  const readingStore = createReadingStore({
    database,
    keys,
    fieldHash,
    now,
    assertStillConsented: consent.assertStillConsented,
    assertNotConsented: consent.assertNotConsented,
    withoutConsent: consent.withoutConsent,
  });
  const started: IngestionService[] = [];
  return {
    database,
    consent: consent.client,
    fieldHash,
    keys,
    readingStore,
    /** A service of its own, as another process would have it. */
    open(store: ReadingStore = readingStore): IngestionService {
      const service = createIngestion({
        database,
        readingStore: store,
        consent: consent.client,
        keys,
        fieldHash,
      });
      started.push(service);
      return service;
    },
    async newHome(fuel: Fuel = "electricity"): Promise<Home> {
      const home: Home = { household: randomUUID(), fuel, meterPoint: fuel === "gas" ? MPRN : MPAN };
      await consent.client.grant(viewing(home), purposes.viewing?.version ?? "", "test");
      return home;
    },
    async grantOf(home: Home): Promise<Grant> {
      const grant = await consent.client.mint(viewing(home));
      if (grant === null) throw new Error("no live consent");
      return grant;
    },
    async close() {
      for (const service of started) await service.stop();
      await close();
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}

export type Opened = Awaited<ReturnType<typeof openService>>;

export function viewing(home: Home) {
  return { ...home, purpose: "viewing" as const };
}

export function fileFor(home: Home, text: string, flags: FileFlags = {}): FileImport {
  return { ...home, meterId: "meter-1", flags, bytes: bytesOf(text) };
}

/** A supplier's download of whole half hours from `firstMs` on. */
export function halfHours(
  firstMs: number,
  count: number,
  valueKwh: (i: number) => string = () => "0.100",
): string {
  const iso = (ms: number) => new Date(ms).toISOString();
  const rows = Array.from({ length: count }, (_, i) => {
    const startMs = firstMs + i * 1_800_000;
    return `${valueKwh(i)}, ${iso(startMs)}, ${iso(startMs + 1_800_000)}`;
  });
  return ["Consumption (kWh), Start, End", ...rows].join("\n");
}

export async function importFile(
  opened: Opened,
  service: IngestionService,
  home: Home,
  text: string,
  flags: FileFlags = {},
) {
  const job = await service.client.startImport(await opened.grantOf(home), fileFor(home, text, flags));
  return ended(service, home, job.id);
}

export async function ended(service: IngestionService, home: Home, id: string): Promise<ImportJob> {
  for (let waited = 0; waited < 1_500; waited++) {
    const job = await service.client.importJob(home.household, id);
    if (job === null) throw new Error("the job is gone");
    if (job.finishedAt !== null) return job;
    await delay(10);
  }
  throw new Error("the job did not end");
}
