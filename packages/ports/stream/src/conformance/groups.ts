import assert from "node:assert/strict";
import { test } from "node:test";
import type { StreamUnderTest } from "../conformance.js";
import {
  holdsAll,
  numbered,
  on,
  readAlong,
  record,
  until,
  type CreateStream,
  type Reader,
} from "./reading-along.js";

/** How groups stand beside each other, and members of one group share. */
export function groupCases(create: CreateStream): void {
  test(
    "two groups each get everything",
    on(create, async (house) => {
      const stream = await house.open();
      const readers = ["one", "two"].map((group) => readAlong(stream, group));
      await stream.append(numbered(300));
      // A member that stood still past its lease, on a busy machine, may be given some of them again.
      for (const reader of readers) await until("every record", () => holdsAll(reader.values(), 300));
    }),
  );

  test(
    "two clients of one group share the partitions; what one leaves the other takes over",
    on(create, async (house) => {
      const [first, second] = [await house.open(), await house.open()];
      const [mine, other] = [readAlong(first, "shared"), readAlong(second, "shared")];
      let appended = 0;
      const appendMore = async () => {
        await first.append(numbered(80).map(({ key }) => record(key, String(appended++))));
      };
      const all = () => [...mine.values(), ...other.values()];
      await until("both have work", async () => {
        await appendMore();
        return mine.batches.length > 0 && other.batches.length > 0;
      });
      await until("every record", () => holdsAll(all(), appended));
      await until("settled shares", async () => {
        const from = [mine.batches.length, other.batches.length] as const;
        await appendMore();
        await until("every record", () => holdsAll(all(), appended));
        return disjoint(mine, from[0], other, from[1]);
      });
      await other.subscription.stop();
      const left = other.batches.length;
      await appendMore();
      await until("every record", () => holdsAll(all(), appended));
      assert.equal(other.batches.length, left);
      assert.equal(new Set(mine.batches.map(({ partition }) => partition)).size, usedBy(mine, other));
    }),
  );
}

/** What a process that was killed leaves to the others. */
export function deathCases(create: () => Promise<StreamUnderTest>): void {
  test(
    "what a killed process had begun is delivered again to another of its group",
    on(create, async (house) => {
      const stream = await house.open();
      await stream.append(numbered(100));
      const doomed = await house.startDoomed("killed");
      const heir = readAlong(stream, "killed");
      await doomed.kill();
      await stream.append([record("after", "after")]);
      await until("every record", () => holdsAll(heir.values(), 101));
      await until("no backlog", async () => (await stream.backlog("killed")).records === 0);
    }),
  );
}

/** Both got something, and none of it from a partition of the other. */
function disjoint(mine: Reader, mineFrom: number, other: Reader, otherFrom: number): boolean {
  const partitionsOf = (reader: Reader, from: number) =>
    new Set(reader.batches.slice(from).map(({ partition }) => partition));
  const [ours, theirs] = [partitionsOf(mine, mineFrom), partitionsOf(other, otherFrom)];
  return ours.size > 0 && theirs.size > 0 && [...ours].every((partition) => !theirs.has(partition));
}

const usedBy = (...readers: readonly Reader[]) =>
  new Set(readers.flatMap(({ batches }) => batches.map(({ partition }) => partition))).size;
