import { setTimeout as delay } from "node:timers/promises";
import type { Kafka, KafkaConfig, SASLOptions } from "kafkajs";
import { checkGroup, checkSubscription } from "./check-record.js";
import { GatheredAppends, inPieces, type RecordsByPartition } from "./gathered-appends.js";
import { Behind } from "./kafka/behind.js";
import { NumberedProducer } from "./kafka/numbered-producer.js";
import { KafkaSubscription, type KafkaTimes } from "./kafka/subscription.js";
import { prepareTopic } from "./kafka/topic.js";
import { pauseMs } from "./pause.js";
import { fullStream, type Stream } from "./port.js";

export interface KafkaStreamOptions {
  /** `host:port` of some of the brokers. Event Hubs: `NAMESPACE.servicebus.windows.net:9093`. */
  readonly brokers: readonly string[];
  readonly topic: string;
  /** Partitions of a topic that is made now; 16 unless said. A topic that is there keeps its own. */
  readonly partitions?: number;
  /** Copies of a topic that is made now; the brokers' own default unless said. */
  readonly copies?: number;
  /** Records that the slowest group may be behind before appending is refused; 2,000,000 unless said. */
  readonly mostBehind?: number;
  /** TLS with the system's certificates. Event Hubs needs it. */
  readonly tls?: boolean;
  /** Event Hubs: `plain`, user name `$ConnectionString`, the connection string as password. */
  readonly sasl?: SASLOptions;
  readonly times?: KafkaTimes;
}

const defaultMostBehind = 2_000_000;
const defaultTimes: KafkaTimes = { sessionMs: 15_000, pollMs: 500 };
/** A request for one partition; brokers take a mebibyte by default, with what is around the records. */
const mostBytesAPiece = 950_000;

/**
 * The stream as a topic of Apache Kafka or of what speaks its protocol, through kafkajs, which is loaded here on first use.
 * @throws RangeError where the topic has another number of partitions than the one given.
 */
export async function openKafkaStream(options: KafkaStreamOptions): Promise<Stream> {
  const { topic, mostBehind = defaultMostBehind, times = defaultTimes } = options;
  const kafka = await clientOf(options);
  const admin = kafka.admin();
  await admin.connect();
  const partitions = await prepareTopic(admin, options).catch(async (fault: unknown) => {
    await admin.disconnect();
    throw fault;
  });
  const producer = new NumberedProducer({
    topic,
    // One request at a time and numbered: a retry neither doubles records nor passes earlier ones.
    newProducer: () =>
      kafka.producer({
        idempotent: true,
        maxInFlightRequests: 1,
        allowAutoTopicCreation: false,
        createPartitioner:
          () =>
          ({ message }) =>
            message.partition ?? 0,
      }),
    pause: (faults) => delay(pauseMs(faults)),
  });
  await producer.connect();
  const behind = new Behind(admin, topic);
  const subscriptions = new Set<KafkaSubscription>();

  async function write(records: RecordsByPartition): Promise<void> {
    const count = [...records.values()].reduce((sum, { length }) => sum + length, 0);
    if (await behind.isBeyond(mostBehind)) throw fullStream(mostBehind);
    for (const messages of inRequests(records)) await producer.send(messages);
    behind.grew(count);
  }
  const appends = new GatheredAppends({ partitions, write });
  return {
    partitions,
    append: (records) => appends.append(records),
    subscribe(asked) {
      checkSubscription(asked.group, asked.mostRecords);
      const subscription = new KafkaSubscription(kafka, { topic, partitions, asked, times });
      subscriptions.add(subscription);
      return { stop: () => subscription.stop().finally(() => subscriptions.delete(subscription)) };
    },
    async backlog(group) {
      checkGroup(group);
      return { records: await behind.of(group), oldestAtMs: null };
    },
    async close() {
      await Promise.all([...subscriptions].map((subscription) => subscription.stop()));
      producer.giveUpSoon();
      await appends.settle();
      await Promise.all([producer.close(), admin.disconnect()]);
    },
  };
}

async function clientOf({ brokers, tls, sasl }: KafkaStreamOptions): Promise<Kafka> {
  const { default: kafkajs } = await import("kafkajs");
  const config: KafkaConfig = {
    clientId: "halfhourly",
    brokers: [...brokers],
    ssl: tls ?? false,
    // What goes wrong is told to whoever asked; its own log would name addresses.
    logLevel: kafkajs.logLevel.NOTHING,
    ...(sasl === undefined ? {} : { sasl }),
  };
  return new kafkajs.Kafka(config);
}

/** The first piece of every partition in the first request, the second ones in the next, and so on. */
function inRequests(records: RecordsByPartition) {
  const pieces = [...records].map(([partition, ofPartition]) =>
    inPieces(ofPartition, mostBytesAPiece).map((piece) =>
      piece.map(({ key, value }) => ({ key, partition, value: bufferOver(value) })),
    ),
  );
  const requests = Math.max(...pieces.map(({ length }) => length));
  return Array.from({ length: requests }, (_, i) => pieces.flatMap((ofPartition) => ofPartition[i] ?? []));
}

const bufferOver = ({ buffer, byteOffset, byteLength }: Uint8Array) =>
  Buffer.from(buffer, byteOffset, byteLength);
