import assert from "node:assert/strict";
import { after, test } from "node:test";
import { setTimeout as delay } from "node:timers/promises";
import { migrate } from "@halfhourly/database";
import { datesFrom, settlementDay, type Reading } from "@halfhourly/domain";
import { arrivalsOf } from "@halfhourly/reading-store";
import { silentLog } from "@halfhourly/service-kit";
import { openPostgresStream, streamMigrations, type ReceivedRecord } from "@halfhourly/stream";
import * as fc from "fast-check";
import { CorruptArrival, decodeArrival, encodeArrival } from "../src/arrivals/arrival-record.js";
import type { ArrivalOutcome, ArrivedReadings } from "../src/arrivals/arrivals.js";
import { createArrivals } from "../src/arrivals/create-arrivals.js";
import { openService, viewing, type Home } from "./service.js";

const opened = await openService();
const { database, readingStore, consent } = opened;
await migrate(database, streamMigrations);
const stream = await openPostgresStream({
  database,
  partitions: 4,
  onFault: (fault) => assert.fail(String(fault)),
});
const outcomes: ArrivalOutcome[] = [];
const setAside: string[] = [];
const arrivals = createArrivals({
  stream,
  database,
  readingStore,
  consent,
  now: Date.now,
  log: silentLog,
  told: async (told) => void outcomes.push(...told),
  setAside: async (_record: ReceivedRecord, reason) => void setAside.push(reason),
});
arrivals.start();
after(async () => {
  await arrivals.stop();
  await stream.close();
  await opened.close();
});

const receivedAtMs = Date.UTC(2026, 10, 28, 15, 4, 31);

function readingsOf(date: string, value: number): Reading[] {
  const { firstSlot, slotCount } = settlementDay(date);
  return Array.from({ length: slotCount }, (_, index) => ({
    slot: firstSlot + index,
    value: value + index,
    quality: "actual",
    source: "supplier",
  }));
}

function arrived(
  home: Home,
  readings: readonly Reading[],
  linkId = `link-${home.household}`,
): ArrivedReadings {
  const { household, meterPoint, fuel } = home;
  const register = { fuel, direction: "import", element: 1, unit: "Wh" } as const;
  return {
    household,
    meterPoint,
    linkId,
    register,
    readings,
    source: "octopus",
    conversion: 2,
    receivedAtMs,
  };
}

async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  for (let waited = 0; waited < 3_000; waited += 1) {
    if (await isSo()) return;
    await delay(10);
  }
  throw new Error("it did not come to be so");
}

async function outcomeOf(linkId: string): Promise<ArrivalOutcome> {
  await until(() => outcomes.some((one) => one.linkId === linkId));
  return outcomes.find((one) => one.linkId === linkId)!;
}

test("what arrives is durable, then stored, with its lineage, and counted for its link", async () => {
  const homes = [await opened.newHome(), await opened.newHome(), await opened.newHome()];
  const dates = datesFrom("2026-10-20", "2026-10-26");
  const readings = dates.flatMap((date) => readingsOf(date, 100));
  await arrivals.append(homes.map((home) => arrived(home, readings)));
  for (const home of homes) {
    const { stored, dropped } = await outcomeOf(`link-${home.household}`);
    assert.deepEqual([stored, dropped], [readings.length, null]);
    const grant = await opened.grantOf(home);
    const register = {
      meterPoint: home.meterPoint,
      fuel: home.fuel,
      direction: "import",
      element: 1,
    } as const;
    const blocks = await readingStore.days(grant, register, "2026-10-20", "2026-10-26");
    assert.deepEqual(
      blocks.map(({ slots }) => slots.length),
      dates.map((date) => settlementDay(date).slotCount),
    );
    const held = blocks[0]?.slots[7];
    assert.equal(held?.value, 107);
    const lineage = await arrivalsOf(database, [held?.arrival ?? 0]);
    assert.deepEqual(
      [...lineage.values()],
      [{ source: "octopus", conversion: 2, receivedAtMs: Date.UTC(2026, 10, 28, 15, 4) }],
    );
  }
  await until(async () => (await arrivals.backlog()).records === 0);
});

test("without a consent nothing goes into the stream; what lost it on the way is not stored", async () => {
  const [never, fine] = [await opened.newHome(), await opened.newHome()];
  await consent.withdraw(viewing(never), "test");
  await arrivals.append([
    arrived(never, readingsOf("2026-10-20", 1)),
    arrived(fine, readingsOf("2026-10-20", 1)),
  ]);
  assert.equal((await outcomeOf(`link-${never.household}`)).dropped, "consent-withdrawn");
  assert.equal((await outcomeOf(`link-${fine.household}`)).stored, 48);
  await arrivals.stop();
  const ending = await opened.newHome();
  await arrivals.append([arrived(ending, readingsOf("2026-10-20", 1))]);
  await consent.withdraw(viewing(ending), "test");
  arrivals.start();
  assert.equal((await outcomeOf(`link-${ending.household}`)).dropped, "consent-withdrawn");
  const rows = await database.query(
    "select 1 from ingestion.register r join ingestion.day_block d on d.register_id = r.id where household = $1",
    [ending.household],
  );
  assert.equal(rows.length, 0);
});

test("a record that no one can read is set aside by its reason, and holds nothing up", async () => {
  const home = await opened.newHome();
  await arrivals.stop();
  const [sealing] = await readingStore.seal([
    {
      grant: await opened.grantOf(home),
      register: { meterPoint: home.meterPoint, fuel: home.fuel, direction: "import", element: 1 },
      unit: "Wh",
      readings: readingsOf("2026-10-20", 5),
    },
  ]);
  assert.ok(sealing?.ok);
  const { sealed } = sealing;
  // Something is held of the day, so that the payload has to be opened.
  await arrivals.append([arrived(home, readingsOf("2026-10-20", 9), "held")]);
  arrivals.start();
  await outcomeOf("held");
  const broken = { ...sealed, days: sealed.days.map((day) => ({ ...day, payload: Buffer.alloc(60, 1) })) };
  const key = sealed.meterPointHash;
  await stream.append([
    { key, value: Buffer.from("no arrival") },
    { key, value: encodeArrival({ linkId: "broken", sealed: broken }) },
    { key, value: encodeArrival({ linkId: "behind", sealed }) },
  ]);
  assert.deepEqual((await outcomeOf("behind")).replaced, 48);
  assert.deepEqual(setAside, ["arrival-corrupt", "arrival-not-unsealed"]);
});

const plain = { noNullPrototype: true };
const sealedReadings = fc.record(
  {
    household: fc.string({ minLength: 1, maxLength: 60 }),
    meterPointHash: fc.string({ minLength: 1, maxLength: 60 }),
    fuel: fc.constantFrom("electricity" as const, "gas" as const),
    direction: fc.constantFrom("import" as const, "export" as const),
    element: fc.constantFrom(1 as const, 2 as const),
    unit: fc.constantFrom("Wh" as const, "dm3" as const),
    mintedAtMs: fc.integer({ min: 0, max: 2 ** 47 }),
    registerId: fc.bigInt({ min: 0n, max: 2n ** 63n - 1n }).map(String),
    days: fc.array(
      fc.record(
        {
          date: fc.constantFrom("1990-01-01", "2026-10-25", "2099-12-31"),
          halfHours: fc.integer({ min: 1, max: 50 }),
          payload: fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
        },
        plain,
      ),
      { maxLength: 20 },
    ),
  },
  plain,
);

test("an arrival's bytes say what went in, whatever it is", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 60 }), sealedReadings, (linkId, sealed) => {
      assert.deepEqual(decodeArrival(encodeArrival({ linkId, sealed })), { linkId, sealed });
    }),
    { seed: 5 },
  );
});

test("other bytes are a corrupt arrival, never another fault", () => {
  fc.assert(
    fc.property(sealedReadings, fc.nat(), fc.nat({ max: 255 }), fc.boolean(), (sealed, at, byte, cut) => {
      const bytes = encodeArrival({ linkId: "link", sealed });
      const place = at % bytes.length;
      const changed = cut ? bytes.subarray(0, place) : Buffer.from(bytes).fill(byte, place, place + 1);
      try {
        decodeArrival(changed);
      } catch (fault) {
        assert.ok(fault instanceof CorruptArrival, String(fault));
      }
    }),
    { seed: 6, numRuns: 500 },
  );
});
