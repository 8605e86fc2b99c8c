import type { Admin } from "kafkajs";
import type { KafkaStreamOptions } from "../kafka.js";
import { askingAgain } from "./asking-again.js";

const defaultPartitions = 16;
/** A topic that is made now keeps records for 14 days, whoever has read them; the bound refuses appends long before. */
const keptMs = 14 * 24 * 3600 * 1000;

/**
 * Makes the topic where it is absent. @returns its partitions.
 * @throws RangeError where another number is asked for than there is: a key's partition depends on it.
 */
export async function prepareTopic(
  admin: Admin,
  { topic, partitions, copies }: KafkaStreamOptions,
): Promise<number> {
  const there = await admin.listTopics();
  if (!there.includes(topic))
    await admin.createTopics({
      waitForLeaders: true,
      topics: [
        {
          topic,
          numPartitions: partitions ?? defaultPartitions,
          replicationFactor: copies ?? -1,
          configEntries: [{ name: "retention.ms", value: String(keptMs) }],
        },
      ],
    });
  // Its leaders are named before they all serve.
  await askingAgain(() => admin.fetchTopicOffsets(topic));
  const { topics } = await admin.fetchTopicMetadata({ topics: [topic] });
  const found = topics[0]?.partitions.length ?? 0;
  if (partitions !== undefined && partitions !== found)
    throw new RangeError(
      `The topic ${topic} has ${found} partitions and ${partitions} are asked for: their number is fixed when it is made. Ask for ${found}, or name another topic.`,
    );
  return found;
}
