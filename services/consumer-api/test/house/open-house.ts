import type { CalorificValues } from "@halfhourly/calorific-value";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { MarketClient, Role } from "@halfhourly/contracts";
import { createAuditLog } from "@halfhourly/audit";
import { fileSystemBlobs } from "@halfhourly/blob";
import { createTestConsent } from "@halfhourly/consent/testing";
import { migrate } from "@halfhourly/database";
import { createTestDatabase } from "@halfhourly/database/testing";
import { settlementDay, type Reading, type Register } from "@halfhourly/domain";
import { keysMigrations } from "@halfhourly/keys";
import { createLog, type Log } from "@halfhourly/service-kit";
import fastify, { type FastifyInstance, type RouteOptions } from "fastify";
import {
  createConsumerApi,
  embeddedTerms,
  httpServerOptions,
  type Proxies,
  type Account,
  type LinkedMeter,
} from "../../src/index.js";
import { fakeCollection, fakeSuppliers, practiceAccount, practiceHome } from "./fake-collection.js";
import { sealField } from "../../src/actions/sealed-fields.js";
import { SessionStore } from "../../src/session/session-store.js";
import {
  fakeIngestion,
  fakeKeys,
  fakePeople,
  fakeReadingStore,
  noticeVersion,
  watchedConsent,
} from "./fake-parts.js";

export const publicUrl = "http://localhost:8480";
export const operatorToken = "operator-token-of-this-test";
export const mpans = [
  "2000027391990",
  "1012345678903",
  "1300000000007",
  "1500000000006",
  "1900000000013",
] as const;

/** A whole consumer API on a real database, with fakes of the other services, and a clock that the test moves. */
export async function openHouse(
  options: {
    readonly publicUrl?: string;
    readonly importMostBytes?: number;
    readonly requestsAMinute?: number;
    readonly proxies?: Proxies;
    readonly calorificValues?: CalorificValues;
    readonly market?: MarketClient;
  } = {},
) {
  const { database, close } = await createTestDatabase();
  const clock = { nowMs: Date.parse("2026-11-23T12:10:00Z") };
  const now = () => clock.nowMs;
  let made = 0;
  const ids = () => `id-${String((made += 1)).padStart(6, "0")}`;
  const logLines: string[] = [];
  const logger: Log = createLog({
    level: "debug",
    name: "consumer-api",
    write: (line) => logLines.push(line),
  });
  const { consent: consentService, fieldHash } = createTestConsent({ database, now });
  const { client } = consentService;
  const consent = watchedConsent(client);
  const readingStore = fakeReadingStore(now);
  const ingestion = fakeIngestion();
  const collection = fakeCollection(now);
  const suppliers = fakeSuppliers(now);
  const config = {
    publicUrl: options.publicUrl ?? publicUrl,
    issuer: {
      url: `${publicUrl}/oidc`,
      clientId: "halfhourly",
      clientSecret: "secret",
      ...embeddedTerms,
      // Nobody answers there: whatever else runs on this machine, the issuer of this house does not.
      internalOrigin: "http://127.0.0.1:1",
    },
    operatorToken,
    viewingNotice: { version: noticeVersion, from: "2026-11-01" },
    // Tests ask faster than people do.
    requestsAMinute: options.requestsAMinute ?? 1_000_000,
    ...(options.importMostBytes === undefined ? {} : { importMostBytes: options.importMostBytes }),
  };
  const keys = fakeKeys();
  const people = fakePeople();
  const blobFolder = await mkdtemp(join(tmpdir(), "halfhourly-house-"));
  const blobs = fileSystemBlobs(blobFolder);
  const audit = createAuditLog({ database, schema: "consumer_api", service: "consumer-api", blobs, now });
  const consentAudit = createAuditLog({ database, schema: "consent", service: "consent", blobs, now });
  const parts = {
    database,
    readingStore,
    consent,
    tenancies: client,
    erasure: client,
    ingestion,
    collection,
    suppliers,
    practice: {
      practiceHomes: [practiceHome],
      numberShownOn: () => "1234",
      accountsAt: () => [practiceAccount],
    },
    keys,
    people,
    fieldHash,
    audit,
    auditLogs: [consentAudit, audit],
    now,
    ids,
    config,
    logger,
    ...(options.calorificValues === undefined ? {} : { calorificValues: options.calorificValues }),
    ...(options.market === undefined ? {} : { market: options.market }),
  };
  const api = createConsumerApi(parts);
  await migrate(database, [...keysMigrations, ...consentService.migrations, ...api.migrations]);
  const http: FastifyInstance = fastify(httpServerOptions(logger, options.proxies));
  const routes: RouteOptions[] = [];
  http.addHook("onRoute", (route) => void routes.push(route));
  await api.register(http);
  await http.ready();
  const sessions = new SessionStore({ database, now, ids, audit });

  /** An account that is signed in: its cookie goes with every request. */
  const household = async (name: string, role: Role = "consumer") => {
    const email = `${name}@example.org`;
    const account = await api.accountFor({ subject: people.add(email), email, displayName: name, role });
    const facts = { device: "Unknown", secondFactor: role !== "consumer" };
    const cookie = `halfhourly_session=${await sessions.begin(account.accountId, facts)}`;
    return { ...account, cookie };
  };
  const staff = (name: string, role: "support" | "administrator") => household(name, role);
  const link = (account: Account, meterPoint: string, fuel: "electricity" | "gas" = "electricity") =>
    api.linkMeter(account.household, {
      fuel,
      meterPoint,
      payment: "credit",
      consent: { purpose: "viewing", granted: true, noticeVersion },
    });
  /** Stores readings for a linked meter, as ingestion would. */
  const store = async (meter: LinkedMeter, readings: readonly Reading[], part: Partial<Register> = {}) => {
    const { household: owner, meterPoint, fuel } = meter;
    const grant = await consent.mint({ household: owner, meterPoint, fuel, purpose: "viewing" });
    const register: Register = { meterPoint, fuel, direction: "import", element: 1, ...part };
    return readingStore.upsert(grant!, register, fuel === "gas" ? "dm3" : "Wh", readings);
  };
  return {
    api,
    parts,
    audit,
    http,
    routes,
    database,
    consent,
    consentService,
    /** A value as a row of the service's tables holds it. */
    sealed: (owner: string, table: string, id: string, column: string, value: string) =>
      sealField({ keys }, owner, { table, id, column }, value),
    hashOf: (meterPoint: string) => fieldHash.of("meter point", meterPoint),
    readingStore,
    ingestion,
    collection,
    suppliers,
    sessions,
    clock,
    logLines,
    household,
    staff,
    people,
    link,
    store,
    async close() {
      await api.stop();
      await http.close();
      await close();
      await rm(blobFolder, { recursive: true, force: true });
    },
  };
}

export type House = Awaited<ReturnType<typeof openHouse>>;

/** Readings of every half hour of a date, with the value that `valueOf` says; null leaves a gap. */
export function readingsOf(
  date: string,
  valueOf: (index: number) => number | null,
  quality: Reading["quality"] = "actual",
): Reading[] {
  const { firstSlot, slotCount } = settlementDay(date);
  return Array.from({ length: slotCount }, (_, i) => i).flatMap((i) => {
    const value = valueOf(i);
    return value === null ? [] : [{ slot: firstSlot + i, value, quality, source: "file" as const }];
  });
}
