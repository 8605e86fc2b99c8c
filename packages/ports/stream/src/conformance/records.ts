import assert from "node:assert/strict";
import { test } from "node:test";
import { partitionOf } from "../partition-of.js";
import { StreamFull } from "../port.js";
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

/** What is appended, what is kept of it, and what is refused. */
export function recordCases(create: CreateStream): void {
  test(
    "records of a key come in the order of their appends, in the key's partition, with rising offsets",
    on(create, async (house) => {
      const [first, second] = [await house.open(), await house.open()];
      const reader = readAlong(first, "order");
      const appending = [first, second].map(async (stream, client) => {
        for (let i = 0; i < 30; i += 1)
          await stream.append(
            numbered(10, (n) => `client ${client} key ${n % 5}`).map(({ key }, n) =>
              record(key, `${client}-${i * 10 + n}`),
            ),
          );
      });
      await Promise.all(appending);
      await until("every record", () => holdsAll(reader.values(), 600));
      const last = new Map<string, number>();
      for (const { key, value } of reader.records()) {
        const number = Number(textOf(value).split("-")[1]);
        assert.ok(number > (last.get(key) ?? -1), `${key}: ${number} after ${last.get(key)}`);
        last.set(key, number);
      }
      const lastOffset = new Map<number, bigint>();
      for (const { partition, records } of reader.batches)
        for (const { key, offset } of records) {
          assert.equal(partition, partitionOf(Buffer.from(key), first.partitions));
          assert.ok(offset > (lastOffset.get(partition) ?? -1n));
          lastOffset.set(partition, offset);
        }
      assert.ok(lastOffset.size > 1, "several partitions were used");
    }),
  );

  test(
    "what nobody has subscribed to yet is kept, and outlives the client that appended it",
    on(create, async (house) => {
      const writer = await house.open();
      await writer.append(numbered(200));
      await writer.close();
      const reader = readAlong(await house.open(), "late");
      await until("every record", () => holdsAll(reader.values(), 200));
    }),
  );

  test(
    "empty and large values, and keys of any letters, come back byte for byte",
    on(create, async (house) => {
      const stream = await house.open();
      const every = Uint8Array.from({ length: 900_000 }, (_, i) => (i * 31) % 251);
      const given = [
        { key: "empty", value: new Uint8Array() },
        { key: "large", value: every },
        { key: "large", value: every.map((byte) => 255 - byte) },
        { key: "ŵ£日\u{1f600}", value: Uint8Array.of(0) },
        { key: "k".repeat(200), value: Uint8Array.from({ length: 256 }, (_, i) => i) },
      ];
      await stream.append(given);
      await stream.append([]);
      const reader = readAlong(stream, "bytes");
      await until("every record", () => reader.records().length >= given.length);
      for (const { key, value } of given)
        assert.ok(
          reader.records().some((got) => got.key === key && Buffer.compare(got.value, value) === 0),
          `${key.slice(0, 10)} came back`,
        );
    }),
  );

  test(
    "a key that is none and a value too large are refused by a clear error, with all that was appended beside them",
    on(create, async (house) => {
      const stream = await house.open();
      const value = Buffer.from("x");
      const bad = [
        { key: "", value },
        { key: "ŵ".repeat(101), value },
        { key: "half \ud83d", value },
        { key: "large", value: new Uint8Array(900_001) },
      ];
      for (const one of bad) await assert.rejects(stream.append([record("good", "1"), one]), RangeError);
      await stream.append([record("good", "2")]);
      const reader = readAlong(stream, "bad");
      await until("the good record", () => reader.values().includes("2"));
      assert.deepEqual(reader.values(), ["2"]);
      for (const group of ["", "Upper", "a b", "x".repeat(101)])
        assert.throws(() => readAlong(stream, group), RangeError);
      assert.throws(() => readAlong(stream, "none", { mostRecords: 0 }), RangeError);
    }),
  );

  test(
    "a stream whose slowest group is too far behind is full: nothing more is appended until it has caught up",
    on(create, async (house) => {
      const stream = await house.open({ mostBehind: 300 });
      const stuck = gate();
      const slow = readAlong(stream, "slow", { handle: () => stuck.opened });
      const quick = readAlong(stream, "quick");
      await stream.append(numbered(40));
      await until("the quick one", () => holdsAll(quick.values(), 40));
      let accepted = 40;
      await until("full", async () => {
        const more = numbered(40).map(({ key }, i) => record(key, String(accepted + i)));
        const outcome = await stream.append(more).catch((fault: unknown) => fault);
        if (outcome === undefined) accepted += 40;
        else assert.ok(outcome instanceof StreamFull, String(outcome));
        return outcome !== undefined;
      });
      assert.ok(accepted > 300, `refused only beyond the bound: ${accepted}`);
      assert.equal((await stream.backlog("slow")).records, accepted, "nothing of the refused");
      stuck.open();
      await until("the slow one", () => holdsAll(slow.values(), accepted));
      await until("room again", () =>
        stream.append([record("again", "again")]).then(
          () => true,
          () => false,
        ),
      );
      await until("the last", () => slow.values().includes("again"));
    }),
  );
}
