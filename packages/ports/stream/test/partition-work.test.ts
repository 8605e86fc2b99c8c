import assert from "node:assert/strict";
import { after, test } from "node:test";
import { setTimeout as delay } from "node:timers/promises";
import { migrate, type Database } from "@halfhourly/database";
import { createTestDatabase } from "@halfhourly/database/testing";
import { numbered, textOf, until } from "../src/conformance/reading-along.js";
import { openPostgresStream, streamMigrations } from "../src/index.js";
import { appendBatches } from "../src/postgres/append.js";
import { beat } from "../src/postgres/leases.js";
import { PartitionWork } from "../src/postgres/partition-work.js";
import { PlaceMoves } from "../src/postgres/place-moves.js";
import { registerGroup } from "../src/postgres/places.js";
import { onFault } from "./open-test-stream.js";

const { database, close } = await createTestDatabase();
await migrate(database, streamMigrations);
const stream = await openPostgresStream({ database, partitions: 1, onFault });
after(async () => {
  await stream.close();
  await close();
});

test("where the lease may have run out, records that are read already wait for the beat, and the process goes on", async () => {
  await stream.append(numbered(3));
  await registerGroup(database, "g");
  const member = { group: "g", id: "00000000-0000-4000-8000-000000000001" };
  const [lease] = (await beat(database, member, { leaseMs: 60_000, claiming: true })).held;
  assert.ok(lease);
  let holds = true;
  let asked = 0;
  const handled: bigint[] = [];
  const faults: unknown[] = [];
  const work: PartitionWork = new PartitionWork({
    database,
    lease,
    places: new PlaceMoves(database),
    subscription: {
      group: "g",
      mostRecords: 1,
      async handle({ records }) {
        handled.push(...records.map(({ offset }) => offset));
        // As when the database is away for longer than a lease, while others append.
        holds = handled.length !== 1;
        work.wake();
      },
      onFault: (fault) => void faults.push(fault),
    },
    holdsStill() {
      asked += 1;
      // Asked in a circle no timer would ever come: this ends it, as a fault.
      if (asked > 1_000) throw new Error("asked without end");
      return holds;
    },
  });
  await until("the first batch and the question after it", () => handled.length === 1 && asked > 1);
  await delay(20);
  assert.deepEqual([handled, faults], [[0n], []]);
  work.wake();
  await delay(20);
  assert.deepEqual(handled, [0n], "a wake that is no beat begins nothing");
  assert.ok(asked < 10, `asked ${asked} times`);
  holds = true;
  work.wake();
  await until("the rest", () => handled.length === 3);
  work.end();
  await work.ended;
  assert.deepEqual(faults, []);
});

test("records that this process appended need not be read again; where others came between, they are", async () => {
  let reads = 0;
  const counted: Database = {
    ...database,
    query(text, values) {
      if (text.includes("from stream.batch where partition")) reads += 1;
      return database.query(text, values);
    },
  };
  await registerGroup(database, "told");
  const member = { group: "told", id: "00000000-0000-4000-8000-000000000002" };
  const [lease] = (await beat(database, member, { leaseMs: 60_000, claiming: true })).held;
  assert.ok(lease);
  const handled: string[] = [];
  let refusals = 0;
  const work = new PartitionWork({
    database: counted,
    lease,
    places: new PlaceMoves(database),
    subscription: {
      group: "told",
      mostRecords: 2,
      async handle({ records }) {
        // What was refused comes again, told or read.
        if (handled.length === 3 && (refusals += 1) === 1) throw new Error("not now");
        for (const { key, value, offset } of records) handled.push(`${offset} ${key} ${textOf(value)}`);
      },
      onFault: () => {},
    },
    holdsStill: () => true,
  });
  const append = async (keys: readonly string[]) => {
    const records = keys.map((key) => ({ key: Buffer.from(key), keyText: key, value: Buffer.from(key) }));
    const [appended] = await appendBatches(database, new Map([[0, records]]), 1_000);
    assert.ok(appended);
    return appended;
  };
  const whole = async (count: number) =>
    until(`${count} records`, () => handled.length === count && work.idleAt !== null);
  await whole(3);
  const first = await append(["a", "b", "c"]);
  const readsBefore = reads;
  work.take(first.firstOffset, first.records);
  await whole(6);
  assert.equal(reads, readsBefore, "nothing was read");
  await append(["of another process"]);
  const last = await append(["d"]);
  work.take(last.firstOffset, last.records);
  await whole(8);
  assert.ok(reads > readsBefore);
  assert.deepEqual(handled.slice(3), [
    "3 a a",
    "4 b b",
    "5 c c",
    "6 of another process of another process",
    "7 d d",
  ]);
  work.end();
  await work.ended;
});
