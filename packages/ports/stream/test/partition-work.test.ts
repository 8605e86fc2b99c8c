import assert from "node:assert/strict";
import { after, test } from "node:test";
import { setTimeout as delay } from "node:timers/promises";
import { migrate } from "@halfhourly/database";
import { createTestDatabase } from "@halfhourly/database/testing";
import { numbered, until } from "../src/conformance/reading-along.js";
import { openPostgresStream, streamMigrations } from "../src/index.js";
import { beat } from "../src/postgres/leases.js";
import { PartitionWork } from "../src/postgres/partition-work.js";
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
