import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, describe, test } from "node:test";
import { migrate } from "@halfhourly/database";
import { createTestDatabase } from "@halfhourly/database/testing";
import { holdsAll, numbered, readAlong, until } from "../src/conformance/reading-along.js";
import { forgetGroup, openPostgresStream, StreamFull, streamMigrations } from "../src/index.js";
import { beat, leave, release } from "../src/postgres/leases.js";
import { PlaceMoves } from "../src/postgres/place-moves.js";
import { readRecords, registerGroup, trim } from "../src/postgres/places.js";
import { onFault, testTimes } from "./open-test-stream.js";

describe("the log in PostgreSQL", async () => {
  const { database, close } = await createTestDatabase();
  await migrate(database, streamMigrations);
  const stream = await openPostgresStream({ database, partitions: 4, times: testTimes, onFault });
  after(async () => {
    await stream.close();
    await close();
  });
  const places = new PlaceMoves(database);
  const clear = () =>
    database.query(
      "truncate stream.batch, stream.place, stream.member; update stream.partition set next_offset = 0",
    );
  const rows = async () => {
    const [row] = await database.query<{ rows: number }>("select count(*)::int as rows from stream.batch");
    return row?.rows ?? 0;
  };
  const member = (group: string, id: string = randomUUID()) => ({ group, id });
  const claiming = { leaseMs: 60_000, claiming: true };

  test("the number of partitions is fixed at the first start: another is refused, none takes what there is", async () => {
    await assert.rejects(
      openPostgresStream({ database, partitions: 8, onFault }),
      /has 4 partitions and 8 are asked for.*Ask for 4/,
    );
    for (const partitions of [0, 1.5, 1025])
      await assert.rejects(openPostgresStream({ database, partitions, onFault }), RangeError);
    assert.equal((await openPostgresStream({ database, onFault })).partitions, 4);
  });

  test("one append is one row a partition, however many its records; appends beside one another share rows", async () => {
    await clear();
    await stream.append(numbered(1000));
    assert.equal(await rows(), 4);
    await clear();
    await Promise.all(Array.from({ length: 100 }, () => stream.append(numbered(40))));
    assert.ok((await rows()) <= 8, `${await rows()} rows`);
  });

  test("an append is all or nothing over its partitions, and offsets have no gaps after one that failed", async () => {
    await clear();
    await database.query(
      "create function stream.refuse() returns trigger language plpgsql as $$ begin raise 'refused'; end $$",
    );
    await database.query(
      "create trigger refuse before insert on stream.batch for each row when (new.partition = 3) execute function stream.refuse()",
    );
    await assert.rejects(stream.append(numbered(100)), /refused/);
    await database.query("drop trigger refuse on stream.batch");
    assert.equal(await rows(), 0);
    await stream.append(numbered(100));
    for (let partition = 0; partition < 4; partition += 1) {
      const records = await readRecords(database, partition, 0n, 1000);
      assert.deepEqual(
        records.map(({ offset }) => offset),
        records.map((_, i) => BigInt(i)),
      );
    }
  });

  test("nothing is trimmed without a group, nor what one group has not passed; the rest is, in pieces", async () => {
    await clear();
    for (let i = 0; i < 5; i += 1) await stream.append(numbered(40));
    assert.equal(await trim(database, 100), 0);
    await registerGroup(database, "ahead");
    await registerGroup(database, "behind");
    await database.query("update stream.place set next_offset = 1000 where group_name = 'ahead'");
    assert.equal(await trim(database, 100), 0);
    await database.query(
      "update stream.place set next_offset = 1000 where group_name = 'behind' and partition = 1",
    );
    assert.equal(await trim(database, 3), 3);
    assert.equal(await trim(database, 100), 2);
    assert.equal(await rows(), 15);
    await forgetGroup(database, "behind");
    assert.equal(await trim(database, 100), 15);
    assert.equal(await rows(), 0);
  });

  test("a group that comes after the trimming begins at the oldest that is kept, and is not behind by what is gone", async () => {
    await clear();
    await stream.append(numbered(40));
    await registerGroup(database, "early");
    await database.query("update stream.place set next_offset = 1000");
    await trim(database, 100);
    assert.equal((await stream.backlog("never-seen")).records, 0);
    await stream.append(numbered(20));
    assert.equal((await stream.backlog("never-seen")).records, 20);
    const late = readAlong(stream, "late");
    await until("what is kept", () => holdsAll(late.values(), 20));
    await until("its place", async () => (await stream.backlog("late")).records === 0);
    await late.subscription.stop();
  });

  test("whoever lost the lease cannot move the place", async () => {
    await clear();
    await stream.append(numbered(40));
    await registerGroup(database, "fenced");
    const [slow, next] = [member("fenced"), member("fenced")];
    const [held] = (await beat(database, slow, { leaseMs: 0, claiming: true })).held;
    assert.ok(held);
    await database.query("delete from stream.member");
    const [taken] = (await beat(database, next, claiming)).held;
    assert.ok(taken);
    assert.equal(taken.partition, held.partition);
    assert.equal(await places.move(held, 2n), false);
    await release(database, held);
    assert.equal(await places.move(taken, 3n), true, "a lost lease releases nothing");
    assert.equal(await places.move(taken, 2n), false, "a place never goes back");
    assert.equal((await beat(database, slow, claiming)).held.length, 0);
  });

  test("members take partitions in turn; one that comes later is left its share, one that goes leaves its own", async () => {
    await clear();
    await registerGroup(database, "turns");
    const [first, second] = [
      member("turns", "00000000-0000-4000-8000-000000000001"),
      member("turns", "00000000-0000-4000-8000-000000000002"),
    ];
    const alone = await beat(database, first, claiming);
    assert.deepEqual([alone.held.length, alone.surplus], [4, []]);
    assert.equal((await beat(database, second, claiming)).held.length, 0);
    const shared = await beat(database, first, claiming);
    assert.deepEqual([...shared.surplus].sort(), [1, 3]);
    for (const lease of shared.held.filter(({ partition }) => shared.surplus.includes(partition)))
      await release(database, lease);
    assert.deepEqual(
      (await beat(database, second, claiming)).held.map(({ partition }) => partition).sort(),
      [1, 3],
    );
    await leave(database, second);
    assert.equal((await beat(database, first, { ...claiming, claiming: false })).held.length, 2);
    assert.equal((await beat(database, first, claiming)).held.length, 4);
  });

  test("a group that is forgotten no longer makes the stream full", async () => {
    await clear();
    const small = await openPostgresStream({ database, mostBehind: 10, onFault });
    await registerGroup(database, "gone");
    await small.append(numbered(40));
    await assert.rejects(small.append(numbered(1)), StreamFull);
    await forgetGroup(database, "gone");
    await small.append(numbered(1));
    await small.close();
  });
});
