import assert from "node:assert/strict";
import { test } from "node:test";
import type { ConsumerRunConfig, EachBatchPayload, Kafka } from "kafkajs";
import { KafkaSubscription } from "../src/kafka/subscription.js";
import type { StreamBatch } from "../src/port.js";

/** A client whose batches a test gives out, as one that begins anew after a fault does. */
function fakeKafka() {
  let eachBatch: ConsumerRunConfig["eachBatch"];
  const committed: string[] = [];
  const consumer = {
    on: () => undefined,
    connect: () => Promise.resolve(),
    subscribe: () => Promise.resolve(),
    disconnect: () => Promise.resolve(),
    run: (config: ConsumerRunConfig) => {
      ({ eachBatch } = config);
      return Promise.resolve();
    },
    commitOffsets: ([{ offset }]: [{ offset: string }]) => Promise.resolve(void committed.push(offset)),
  };
  const give = (offsets: readonly number[], isRunning: () => boolean) => {
    const messages = offsets.map((offset) => ({
      key: Buffer.from("key"),
      value: Buffer.from(String(offset)),
      offset: String(offset),
    }));
    const payload = {
      batch: { partition: 3, messages },
      heartbeat: () => Promise.resolve(),
      isRunning,
      isStale: () => false,
      resolveOffset: () => undefined,
    } as unknown as EachBatchPayload;
    return eachBatch!(payload);
  };
  return { kafka: { consumer: () => consumer } as unknown as Kafka, give, committed };
}

const soon = () => new Promise((done) => setTimeout(done, 5));

test("a batch that the client gives again while its first handling is under way waits for that; a stale one is left", async () => {
  const { kafka, give, committed } = fakeKafka();
  const begun: string[][] = [];
  const ends: (() => void)[] = [];
  const handle = ({ records }: StreamBatch) => {
    begun.push(records.map(({ offset }) => String(offset)));
    return new Promise<void>((done) => ends.push(done));
  };
  const asked = { group: "g", mostRecords: 10, handle, onFault: () => assert.fail("no fault") };
  const times = { sessionMs: 60_000, pollMs: 100 };
  const subscription = new KafkaSubscription(kafka, { topic: "t", partitions: 4, asked, times });
  await soon();
  let firstRuns = true;
  const first = give([0], () => firstRuns);
  await soon();
  firstRuns = false;
  const again = give([0, 1], () => true);
  const stale = give([0], () => firstRuns);
  await soon();
  assert.deepEqual(begun, [["0"]], "not while the first is under way");
  ends[0]!();
  await soon();
  assert.deepEqual(begun, [["0"], ["0", "1"]]);
  ends[1]!();
  await Promise.all([first, again, stale]);
  assert.equal(begun.length, 2, "what is stale is not begun");
  assert.equal(committed.at(-1), "2");
  await subscription.stop();
});
