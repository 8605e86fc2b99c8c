import { setTimeout as delay } from "node:timers/promises";
import type { ConsentScope, DataOwner, ErasureRequest } from "@halfhourly/contracts";
import { migrate, type Queryable } from "@halfhourly/database";
import { createTestDatabase } from "@halfhourly/database/testing";
import { createSigningKeys, keysMigrations } from "@halfhourly/keys";
import { createLog, type Log } from "@halfhourly/service-kit";
import { purposes } from "../src/index.js";
import { createTestConsent, memoryMasterKey, type TestConsent } from "../src/testing.js";

export const notice = purposes.viewing.version;
export const startMs = Date.UTC(2026, 10, 26, 12);

/** The consent service on a real database, with a clock that the test moves and owners that it gives. */
export async function openConsentHouse(owners: readonly DataOwner[] = []) {
  const { database, url, close } = await createTestDatabase();
  const clock = { nowMs: startMs };
  const logLines: string[] = [];
  const logger: Log = createLog({ level: "debug", name: "consent", write: (line) => logLines.push(line) });
  const opened: TestConsent = createTestConsent({
    database,
    signingKeys: createSigningKeys({
      database,
      masterKey: memoryMasterKey(database),
      now: () => clock.nowMs,
    }),
    owners: () => owners,
    controller: { name: "An instance", url: "https://energy.example.org" },
    now: () => clock.nowMs,
    logger,
  });
  const { consent, fieldHash } = opened;
  await migrate(database, [...keysMigrations, ...consent.migrations]);
  let households = 0;
  return {
    ...opened,
    database,
    url,
    clock,
    logLines,
    hashOf: (meterPoint: string) => fieldHash.of("meter point", meterPoint),
    freshScope: (purpose: ConsentScope["purpose"] = "viewing"): ConsentScope => ({
      household: `home-${(households += 1)}`,
      meterPoint: `20000${String(households).padStart(8, "0")}`,
      fuel: "electricity",
      purpose,
    }),
    /** Waits until no case of the household is open, the worker being started. */
    async erased(household: string) {
      for (let waited = 0; waited < 1_500; waited += 1) {
        const cases = await consent.client.cases(household);
        if (cases.length > 0 && cases.every(({ state }) => state === "closed")) return cases;
        await delay(10);
      }
      throw new Error("the cases did not close");
    },
    async close() {
      await consent.stop();
      await close();
    },
  };
}

/** An owner that remembers what it was asked. `failing` makes it throw until it is set back. */
export function watchedOwner(name: string) {
  const asked: ErasureRequest[] = [];
  const owner = {
    name,
    places: [],
    asked,
    failing: false,
    retained: 0,
    async erase(request: ErasureRequest) {
      asked.push(request);
      if (owner.failing) throw new TypeError("the store of this owner is away");
      return { owner: name, atMs: startMs, removed: { [`table ${name}`]: 1 } };
    },
    async retain() {
      owner.retained += 1;
      if (owner.failing) throw new TypeError("the store of this owner is away");
      return {};
    },
  };
  return owner;
}

export async function countOf(queryable: Queryable, table: string): Promise<number> {
  return Number((await queryable.query(`select count(*) as n from consent.${table}`))[0]?.["n"]);
}
