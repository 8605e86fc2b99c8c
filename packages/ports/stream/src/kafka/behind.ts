import type { Admin } from "kafkajs";
import { askingAgain } from "./asking-again.js";

/** A group's name at the brokers: with the topic's, which holds no slash, so that one topic's groups are told from another's. */
export const groupIdOf = (topic: string, group: string) => `${topic}/${group}`;

/** Asking is some requests to the brokers, so the answer is kept for a while and counted on with what is appended. */
const keptMs = 1000;

/** How far groups are behind, from the offsets that the brokers keep. */
export class Behind {
  #most = 0;
  #appendedSince = 0;
  #askedAtMs = -Infinity;

  constructor(
    readonly admin: Admin,
    readonly topic: string,
  ) {}

  grew(records: number): void {
    this.#appendedSince += records;
  }

  /** Before it says yes it asks anew. What other processes append is seen after a second. */
  async isBeyond(mostBehind: number): Promise<boolean> {
    const isOld = performance.now() - this.#askedAtMs > keptMs;
    if (!isOld && this.#most + this.#appendedSince <= mostBehind) return false;
    await this.#askAll();
    return this.#most > mostBehind;
  }

  /** Records that the group has not handled; all that are kept where it never did. */
  async of(group: string): Promise<number> {
    return this.#behindOf(groupIdOf(this.topic, group), await this.#ends());
  }

  async #askAll(): Promise<void> {
    const { groups } = await askingAgain(() => this.admin.listGroups());
    const prefix = groupIdOf(this.topic, "");
    const ours = groups.map(({ groupId }) => groupId).filter((id) => id.startsWith(prefix));
    const ends = await this.#ends();
    const all = await Promise.all(ours.map((id) => this.#behindOf(id, ends)));
    this.#most = Math.max(0, ...all);
    this.#appendedSince = 0;
    this.#askedAtMs = performance.now();
  }

  #ends() {
    return askingAgain(() => this.admin.fetchTopicOffsets(this.topic));
  }

  async #behindOf(groupId: string, ends: readonly { partition: number; high: string; low: string }[]) {
    const answers = await askingAgain(() => this.admin.fetchOffsets({ groupId, topics: [this.topic] }));
    const places = new Map(
      answers.flatMap(({ partitions }) =>
        partitions.map(({ partition, offset }) => [partition, BigInt(offset)]),
      ),
    );
    return ends.reduce((sum, { partition, high, low }) => {
      const place = places.get(partition) ?? -1n;
      const from = place < BigInt(low) ? BigInt(low) : place;
      return sum + Number(BigInt(high) - from);
    }, 0);
  }
}
