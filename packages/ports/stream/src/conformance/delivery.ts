import assert from "node:assert/strict";
import { test } from "node:test";
import {
  gate,
  holdsAll,
  numbered,
  on,
  readAlong,
  record,
  textOf,
  until,
  type CreateStream,
} from "./reading-along.js";

/** How a group is given its records. */
export function deliveryCases(create: CreateStream): void {
  test(
    "a batch whose handler rejects comes again, in order, and the fault is told",
    on(create, async (house) => {
      const stream = await house.open();
      await stream.append(numbered(20, () => "one key"));
      const seen: string[] = [];
      let rejections = 0;
      const reader = readAlong(stream, "again", {
        mostRecords: 5,
        async handle({ records }) {
          seen.push(...records.map(({ value }) => textOf(value)));
          if (records.some(({ value }) => textOf(value) === "7") && (rejections += 1) <= 2)
            throw new Error("not this time");
        },
      });
      await until("every record", () => holdsAll(reader.values(), 20));
      assert.deepEqual(
        reader.values(),
        numbered(20).map((_, i) => String(i)),
      );
      assert.ok(seen.filter((value) => value === "7").length >= 3, "it came again after each rejection");
      assert.ok(reader.faults.length >= 2);
      assert.match(String(reader.faults[0]), /not this time/);
    }),
  );

  test(
    "a batch is never empty and never larger than asked for; one follows another within a partition",
    on(create, async (house) => {
      const stream = await house.open();
      await stream.append(numbered(2500));
      const open = new Map<number, number>();
      let mostAtOnce = 0;
      const reader = readAlong(stream, "bounds", {
        mostRecords: 30,
        async handle({ partition }) {
          open.set(partition, (open.get(partition) ?? 0) + 1);
          mostAtOnce = Math.max(mostAtOnce, ...open.values());
          await new Promise(setImmediate);
          open.set(partition, (open.get(partition) ?? 0) - 1);
        },
      });
      await until("every record", () => holdsAll(reader.values(), 2500));
      const sizes = reader.batches.map(({ records }) => records.length);
      assert.ok(Math.min(...sizes) >= 1 && Math.max(...sizes) <= 30);
      assert.equal(mostAtOnce, 1);
      assert.deepEqual(reader.faults, []);
    }),
  );

  test(
    "records appended while a member waits reach it soon, from its own client and from another",
    on(create, async (house) => {
      const [mine, other] = [await house.open(), await house.open()];
      const reader = readAlong(mine, "waiting");
      for (const [i, stream] of [mine, other, mine, other].entries()) {
        await stream.append([record("k", String(i))]);
        await until(`record ${i}`, () => reader.values().includes(String(i)));
      }
      assert.deepEqual(reader.values(), ["0", "1", "2", "3"]);
    }),
  );

  test(
    "stop waits for the batches under way; whoever comes after gets what follows them and nothing twice",
    on(create, async (house) => {
      const stream = await house.open();
      await stream.append(numbered(20, () => "k"));
      const [begun, finish] = [gate(), gate()];
      const reader = readAlong(stream, "stopping", {
        mostRecords: 5,
        async handle() {
          begun.open();
          await finish.opened;
        },
      });
      await begun.opened;
      let stopped = false;
      const stopping = reader.subscription.stop().then(() => (stopped = true));
      await new Promise((resolve) => setTimeout(resolve, 300));
      assert.equal(stopped, false);
      finish.open();
      await stopping;
      const handled = reader.values().length;
      assert.equal(reader.batches.length, 1, "no batch was begun after the stop");
      await reader.subscription.stop();
      const after = readAlong(stream, "stopping");
      await until("the rest", () => after.values().includes("19"));
      assert.deepEqual(
        after.values(),
        numbered(20)
          .map((_, i) => String(i))
          .slice(handled),
      );
      assert.equal(reader.values().length, handled);
    }),
  );

  test(
    "closing a client stops what it subscribed; the place of the group stays",
    on(create, async (house) => {
      const first = await house.open();
      await first.append([record("k", "before")]);
      const reader = readAlong(first, "closing");
      await until("the first", () => reader.values().includes("before"));
      await until("its place", async () => (await first.backlog("closing")).records === 0);
      await first.close();
      const second = await house.open();
      await second.append([record("k", "after")]);
      const next = readAlong(second, "closing");
      await until("the second", () => next.values().includes("after"));
      assert.deepEqual(next.values(), ["after"]);
    }),
  );

  test(
    "the backlog is what a group has not handled, and none once it has",
    on(create, async (house) => {
      const stream = await house.open();
      const startedAtMs = Date.now();
      await stream.append(numbered(100));
      assert.equal((await stream.backlog("behind")).records, 100, "a group that never subscribed");
      const shut = gate();
      const reader = readAlong(stream, "behind", { handle: () => shut.opened });
      const waiting = await stream.backlog("behind");
      assert.equal(waiting.records, 100);
      if (waiting.oldestAtMs !== null) {
        // The two clocks may be those of two machines.
        assert.ok(Math.abs(waiting.oldestAtMs - startedAtMs) < 600_000);
      }
      shut.open();
      await until("every record", () => holdsAll(reader.values(), 100));
      await until("no backlog", async () => (await stream.backlog("behind")).records === 0);
      assert.equal((await stream.backlog("behind")).oldestAtMs, null);
    }),
  );
}
