import assert from "node:assert/strict";
import { test } from "node:test";
import type { Message, Producer } from "kafkajs";
import { NumberedProducer } from "../src/kafka/numbered-producer.js";

/**
 * A broker with one partition and the client's habit: records are numbered, a send that fails takes its numbers back, and
 * the broker answers numbers that it has with success, whatever comes under them.
 */
function numberedBroker() {
  const log: string[] = [];
  let producers = 0;
  /** For each of the next sends: whether it fails, and whether the broker has the records all the same. */
  const faults: ("lost" | "landed")[] = [];
  const newProducer = () => {
    let next = 0;
    const taken = new Set<number>();
    const take = (values: readonly string[]) => {
      if (!taken.has(next)) log.push(...values);
      taken.add(next);
    };
    producers += 1;
    return {
      connect: () => Promise.resolve(),
      disconnect: () => Promise.resolve(),
      send: ({ messages }: { messages: Message[] }) => {
        const values = messages.map(({ value }) => String(value));
        const fault = faults.shift();
        if (fault !== "lost") take(values);
        if (fault !== undefined) return Promise.reject(new Error("the broker is away"));
        next += 1;
        return Promise.resolve([]);
      },
    } as unknown as Producer;
  };
  return { log, faults, newProducer, producersMade: () => producers };
}

const messagesOf = (value: string): Message[] => [{ value }];

function open() {
  const broker = numberedBroker();
  const pauses: number[] = [];
  const pause = (faults: number) => Promise.resolve(void pauses.push(faults));
  const producer = new NumberedProducer({ topic: "t", newProducer: broker.newProducer, pause });
  return { ...broker, producer, pauses };
}

test("records whose sending failed, though the broker has them, are there once and hide no later ones", async () => {
  const { log, faults, producer, pauses, producersMade } = open();
  faults.push("landed", "lost", "landed");
  await producer.send(messagesOf("first"));
  await producer.send(messagesOf("second"));
  assert.deepEqual(log, ["first", "second"]);
  assert.deepEqual(pauses, [1, 2, 3]);
  assert.equal(producersMade(), 1);
});

test("after it gave up, the numbers are not used again", async () => {
  const { log, faults, producer, producersMade } = open();
  faults.push("landed", "lost", "lost", "lost");
  await assert.rejects(producer.send(messagesOf("first")), /away/);
  await producer.send(messagesOf("second"));
  assert.deepEqual(log, ["first", "second"], "what was refused may be there, what was taken is");
  assert.equal(producersMade(), 2);
});

test("once it is to end, what fails is not tried for long", async () => {
  const { faults, producer, pauses } = open();
  faults.push("lost");
  producer.giveUpSoon();
  await assert.rejects(producer.send(messagesOf("first")), /away/);
  assert.deepEqual(pauses, []);
  await producer.close();
});
