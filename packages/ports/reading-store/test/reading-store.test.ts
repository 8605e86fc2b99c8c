import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { purposes } from "@halfhourly/consent";
import { createTestConsent } from "@halfhourly/consent/testing";
import { connect, migrate, type Database } from "@halfhourly/database";
import { createPgliteTestDatabase, createTestDatabase } from "@halfhourly/database/testing";
import { datesFrom, londonDateOf, type Grant, type Reading } from "@halfhourly/domain";
import { createHouseholdKeys, keysMigrations, localMasterKey, NotUnsealed } from "@halfhourly/keys";
import { readingsByDay } from "../src/by-day.js";
import { foldMonths } from "../src/fold-months.js";
import { dayOf, newHome, wholeDay } from "../src/conformance/homes.js";
import { readingStoreConformance, type Scope, type StoreUnderTest } from "../src/conformance.js";
import {
  arrivalsOf,
  createReadingStore,
  hashPlainRegisters,
  noteArrival,
  readingStoreMigrations,
} from "../src/index.js";

async function openOnPostgres() {
  const { database, url, close } = await createTestDatabase();
  return openOn(database, () => connect(url, { max: 2 }), close);
}

/** The fallback engine has one connection, which all its clients share. */
async function openOnPglite() {
  const { database, close } = await createPgliteTestDatabase();
  return openOn(database, () => ({ ...database, close: () => Promise.resolve() }), close);
}

async function openOn(database: Database, connectAgain: () => Database, close: () => Promise<void>) {
  let nowMs = Date.UTC(2025, 0, 1);
  const now = () => nowMs;
  const { consent, fieldHash } = createTestConsent({ database, now });
  await migrate(database, [...keysMigrations, ...consent.migrations, ...readingStoreMigrations]);
  const dataFolder = await mkdtemp(join(tmpdir(), "halfhourly-readings-"));
  const masterKey = await localMasterKey(dataFolder, database);
  const keys = createHouseholdKeys({ database, masterKey });
  const clients = new Set<Database>();
  const storeOn = (client: Database) =>
    createReadingStore({
      database: client,
      keys: client === database ? keys : createHouseholdKeys({ database: client, masterKey }),
      fieldHash,
      assertStillConsented: consent.assertStillConsented,
      assertNotConsented: consent.assertNotConsented,
      withoutConsent: consent.withoutConsent,
      now,
    });
  const viewing = (scope: Scope) => ({
    household: scope.household,
    meterPoint: scope.meterPoint,
    fuel: scope.fuel,
    purpose: "viewing" as const,
  });
  return {
    database,
    keys,
    fieldHash,
    store: storeOn(database),
    another() {
      const client = connectAgain();
      clients.add(client);
      return storeOn(client);
    },
    async consent(scope: Scope): Promise<Grant> {
      await consent.client.grant(viewing(scope), purposes.viewing?.version ?? "", "test");
      const grant = await consent.client.mint(viewing(scope));
      assert.ok(grant);
      return grant;
    },
    withdraw: async (scope: Scope) => void (await consent.client.withdraw(viewing(scope), "test")),
    hashOf: (meterPoint: string) => fieldHash.of("meter point", meterPoint),
    destroyKey: (household: string) => keys.destroy(household),
    passTime: (ms: number) => void (nowMs += ms),
    async close() {
      await Promise.all([...clients].map((client) => client.close()));
      await close();
      await rm(dataFolder, { recursive: true });
    },
  } satisfies StoreUnderTest & { database: unknown; keys: unknown; fieldHash: unknown };
}

readingStoreConformance("PostgreSQL", openOnPostgres);
readingStoreConformance("PGlite", openOnPglite);

test("nothing that was stored can be read in the database, and a sealed block moved to another row does not open", async () => {
  const place = await openOnPostgres();
  const { store, database } = place;
  const [one, two] = [await newHome(place), await newHome(place)];
  const readings = dayOf("2024-01-15", [100, 200]);
  await store.upsert(one.grant, one.register, "Wh", [...readings, ...dayOf("2024-01-16", [5])]);
  await store.upsert(one.grant, one.register, "Wh", dayOf("2024-01-15", [101]));
  await store.upsert(two.grant, two.register, "Wh", readings);
  const replaced = await database.query<{ payload: Buffer }>("select payload from ingestion.replaced_value");
  assert.equal(replaced.length, 1);
  assert.ok(!replaced[0]?.payload.includes("actual"));

  await database.query(
    `update ingestion.day_block d set payload = o.payload from ingestion.day_block o
     where d.register_id = o.register_id and d.settlement_date = '2024-01-16' and o.settlement_date = '2024-01-15'`,
  );
  await assert.rejects(store.days(one.grant, one.register, "2024-01-16", "2024-01-16"), NotUnsealed);
  assert.equal((await store.days(one.grant, one.register, "2024-01-15", "2024-01-15")).length, 1);
  await database.query(
    `update ingestion.day_block d set payload = o.payload from ingestion.day_block o
     where d.register_id > o.register_id and d.settlement_date = o.settlement_date`,
  );
  await assert.rejects(store.days(two.grant, two.register, "2024-01-15", "2024-01-15"), NotUnsealed);
  await assert.rejects(database.query("update ingestion.replaced_value set revision = 9"), /never changed/);
  await place.close();
});

test("an arrival is written down once for a batch, and found again by its id", async () => {
  const { database, close } = await openOnPostgres();
  const [first, second] = [
    { source: "kraken", conversion: 1, receivedAtMs: Date.UTC(2025, 0, 1, 12, 0, 0, 250) },
    { source: "file", conversion: 3, receivedAtMs: Date.UTC(2025, 0, 2), detail: "partition 4" },
  ];
  const ids = await database.transaction(async (tx) => [
    await noteArrival(tx, first),
    await noteArrival(tx, second),
  ]);
  assert.equal(new Set(ids).size, 2);
  assert.deepEqual(
    await arrivalsOf(database, [...ids, 999]),
    new Map([
      [ids[0], first],
      [ids[1], second],
    ]),
  );
  await close();
});

test("a fold whose connection dies at any statement has changed nothing, and the next one goes on", async () => {
  const place = await openOnPostgres();
  const { store, database, keys } = place;
  const { grant, register } = await newHome(place);
  const dates = datesFrom("2024-05-20", "2024-07-10");
  await store.upsert(
    grant,
    register,
    "Wh",
    dates.flatMap((date) => wholeDay(date, (index) => index)),
  );
  const days = () => store.days(grant, register, "2024-05-01", "2024-07-31");
  const rowsIn = async (table: string) => (await database.query(`select 1 from ingestion.${table}`)).length;
  const before = await days();
  for (const dies of [1, 2, 3, 4]) {
    let statements = 0;
    const dying: Database = {
      ...database,
      query: (text, values) => database.query(text, values),
      transaction: (work) =>
        database.transaction((tx) =>
          work({
            async query(text, values) {
              statements += 1;
              if (statements === dies) await tx.query("select pg_terminate_backend(pg_backend_pid())");
              return tx.query(text, values);
            },
          }),
        ),
    };
    await assert.rejects(foldMonths(dying, keys, Date.UTC(2025, 0, 1), {}), `statement ${dies}`);
    assert.deepEqual([await rowsIn("day_block"), await rowsIn("month_block")], [dates.length, 0]);
    assert.deepEqual(await days(), before);
  }
  assert.equal((await store.foldMonths()).days, dates.length);
  assert.deepEqual([await rowsIn("day_block"), await rowsIn("month_block")], [0, 3]);
  assert.deepEqual(await days(), before);
  await place.close();
});

test("a sealed month moved to another register or month does not open, and the fold goes on beside it", async () => {
  const place = await openOnPostgres();
  const { store, database } = place;
  const [one, two] = [await newHome(place), await newHome(place)];
  for (const { grant, register } of [one, two])
    await store.upsert(grant, register, "Wh", dayOf("2024-05-15", [100]));
  await store.foldMonths();
  await database.query(
    `update ingestion.month_block m set payload = o.payload from ingestion.month_block o where m.register_id < o.register_id`,
  );
  await assert.rejects(store.days(one.grant, one.register, "2024-05-15", "2024-05-15"), NotUnsealed);
  await database.query(
    `insert into ingestion.day_block select register_id, '2024-05-16', 1, payload from ingestion.month_block`,
  );
  await store.upsert(two.grant, two.register, "Wh", dayOf("2024-06-15", [7]));
  let told = 0;
  const { faults } = await store.foldMonths({ onFault: () => void (told += 1) });
  assert.deepEqual([faults, told], [2, 2]);
  await place.close();
});

test("a year of one home is one statement to read, and a few to write", async () => {
  const place = await openOnPostgres();
  const { grant, register } = await newHome(place);
  const year = datesFrom("2023-01-01", "2023-12-31").flatMap((date) => wholeDay(date, (index) => index * 11));
  await place.store.upsert(grant, register, "Wh", year);
  const [size] = await place.database.query<{ rows: string; bytes: number }>(
    "select count(*) as rows, max(octet_length(payload)) as bytes from ingestion.day_block",
  );
  assert.equal(size?.rows, "365");
  assert.ok(Number(size?.bytes) < 200);
  await place.close();
});

test("readings are put under their own London day, also across both clock changes and out of order", () => {
  const dates = [...datesFrom("2024-03-29", "2024-04-02"), ...datesFrom("2024-10-25", "2024-10-29")];
  const readings: Reading[] = dates.flatMap((date) => wholeDay(date, (index) => index));
  const shuffled = readings.toSorted((a, b) => ((a.slot * 7919) % 101) - ((b.slot * 7919) % 101));
  const days = readingsByDay(shuffled);
  assert.deepEqual([...days.keys()].toSorted(), dates);
  for (const [date, held] of days) assert.ok(held.every(({ slot }) => londonDateOf(slot) === date));
  assert.deepEqual(
    dates.map((date) => days.get(date)?.length),
    [48, 48, 46, 48, 48, 48, 48, 50, 48, 48],
  );
});

test("meter points that an earlier version stored in the clear are hashed at the start, and their readings found again", async () => {
  const place = await openOnPostgres();
  const { store, database } = place;
  const [one, two] = [await newHome(place), await newHome(place)];
  for (const { grant, register } of [one, two])
    await store.upsert(grant, register, "Wh", dayOf("2024-01-15", [100, 200]));
  const numbersIn = () => database.query("select * from ingestion.register where meter_point is not null");
  assert.equal((await numbersIn()).length, 0);

  await database.query("alter table ingestion.register drop constraint meter_point_only_hashed");
  for (const { grant, register } of [one, two])
    await database.query(
      "update ingestion.register set meter_point = $2, meter_point_hash = null where household = $1",
      [grant.household, register.meterPoint],
    );
  await database.query(
    `alter table ingestion.register add constraint meter_point_only_hashed
       check (meter_point is null and meter_point_hash is not null) not valid`,
  );
  assert.equal(await hashPlainRegisters(database, place.fieldHash), 2);
  assert.equal(await hashPlainRegisters(database, place.fieldHash), 0);
  assert.equal((await numbersIn()).length, 0);
  for (const { grant, register } of [one, two])
    assert.equal((await store.days(grant, register, "2024-01-15", "2024-01-15")).length, 1);
  await assert.rejects(database.query("update ingestion.register set meter_point = '1'"), /only_hashed/);
  await place.close();
});

test("arrivals of one day are merged in their order, however the database joins them to what is held", async () => {
  const place = await openOnPostgres();
  const { store, database } = place;
  const homes = [await newHome(place), await newHome(place)];
  const batch = [];
  // So many days that the planner looks them through and asks for each which arrivals are of it.
  const dates = datesFrom("2022-01-01", "2024-05-15");
  for (const { grant, register } of homes) {
    await store.upsert(
      grant,
      register,
      "Wh",
      dates.flatMap((date) => dayOf(date, [1])),
    );
    for (const value of [2, 3, 4, 5]) {
      const readings = dayOf("2024-05-15", [value]);
      const [one] = await store.seal([{ grant, register, unit: "Wh", readings }]);
      assert.ok(one?.ok);
      batch.push(one.sealed);
    }
  }
  await database.query("analyze ingestion.day_block");
  const [row] = await database.query<{ name: string }>("select current_database() as name");
  await database.query(`alter database ${row?.name} set enable_nestloop = off`);
  await database.query(`alter database ${row?.name} set enable_mergejoin = off`);
  await place.another().storeSealed(batch);
  for (const { grant, register } of homes) {
    const [block] = await store.days(grant, register, "2024-05-15", "2024-05-15");
    assert.equal(block?.slots[0]?.value, 5);
  }
  await place.close();
});
