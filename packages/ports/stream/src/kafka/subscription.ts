import type { Consumer, EachBatchPayload, Kafka, KafkaMessage } from "kafkajs";
import { pauseMs } from "../pause.js";
import type { ReceivedRecord, SubscribeOptions, Subscription } from "../port.js";
import { groupIdOf } from "./behind.js";

export interface KafkaTimes {
  /** A process that the brokers did not hear of for so long is taken to be dead. */
  readonly sessionMs: number;
  /** How long a fetch waits at the brokers for records. */
  readonly pollMs: number;
}

export interface KafkaSubscriptionOptions {
  readonly topic: string;
  readonly partitions: number;
  readonly asked: SubscribeOptions;
  readonly times: KafkaTimes;
}

/** A handler that takes longer loses its partitions when members of its group come or go, and its batch comes again. */
const longestBatchMs = 300_000;

/** A member of a consumer group. Offsets are committed by hand, after the batch was handled. */
export class KafkaSubscription implements Subscription {
  readonly #consumer: Consumer;
  readonly #running: Promise<void>;
  #stopped: Promise<void> | null = null;
  readonly #stopping = new AbortController();
  readonly #underWay = new Set<Promise<void>>();
  /** By partition: what was asked of the handler last, whatever came of it. */
  readonly #lastTurn = new Map<number, Promise<void>>();

  constructor(
    kafka: Kafka,
    readonly options: KafkaSubscriptionOptions,
  ) {
    const { topic, asked, times } = options;
    this.#consumer = kafka.consumer({
      groupId: groupIdOf(topic, asked.group),
      sessionTimeout: times.sessionMs,
      rebalanceTimeout: longestBatchMs,
      heartbeatInterval: Math.floor(times.sessionMs / 5),
      maxWaitTimeInMs: times.pollMs,
      allowAutoTopicCreation: false,
      retry: { restartOnFailure: () => Promise.resolve(this.#stopped === null) },
    });
    this.#consumer.on("consumer.crash", ({ payload }) => asked.onFault(payload.error));
    this.#running = this.#run();
  }

  stop(): Promise<void> {
    return (this.#stopped ??= this.#stop());
  }

  /** While the brokers are away at the start, it tries again. */
  async #run(): Promise<void> {
    for (let faults = 1; !this.#stopping.signal.aborted; faults += 1)
      try {
        await this.#consumer.connect();
        await this.#consumer.subscribe({ topic: this.options.topic, fromBeginning: true });
        return await this.#consumer.run({
          autoCommit: false,
          eachBatchAutoResolve: false,
          partitionsConsumedConcurrently: this.options.partitions,
          eachBatch: (payload) => this.#counted(this.#take(payload)),
        });
      } catch (fault) {
        this.options.asked.onFault(fault);
        await this.#pause(faults);
      }
  }

  async #stop(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
    // The client commits nothing once it is told to stop, so what is under way comes to its end first.
    await Promise.allSettled(this.#underWay);
    await this.#consumer.disconnect();
  }

  async #counted(taking: Promise<void>): Promise<void> {
    this.#underWay.add(taking);
    await taking.finally(() => this.#underWay.delete(taking));
  }

  /** What one fetch brought of one partition, in batches of the size asked for. */
  async #take({ batch, heartbeat, isRunning, isStale, resolveOffset }: EachBatchPayload): Promise<void> {
    const { topic, asked } = this.options;
    for (let at = 0; at < batch.messages.length; at += asked.mostRecords) {
      const messages = batch.messages.slice(at, at + asked.mostRecords);
      const last = messages.at(-1);
      if (last === undefined) return;
      const goesOn = () => isRunning() && !isStale() && !this.#stopping.signal.aborted;
      if (!(await this.#handle(batch.partition, messages, heartbeat, goesOn))) return;
      const offset = String(BigInt(last.offset) + 1n);
      // Refused where the partition has gone to another member: then it is that one who goes on.
      await this.#consumer.commitOffsets([{ topic, partition: batch.partition, offset }]);
      resolveOffset(last.offset);
    }
  }

  /** The same records until they are handled. @returns false where this member is to go on with nothing. */
  async #handle(
    partition: number,
    messages: readonly KafkaMessage[],
    heartbeat: () => Promise<void>,
    goesOn: () => boolean,
  ): Promise<boolean> {
    const records = messages.map(received);
    for (let faults = 1; goesOn(); faults += 1)
      try {
        let handled = false;
        const turn = async () => {
          if (!goesOn()) return;
          await this.options.asked.handle({ partition, records });
          handled = true;
        };
        await this.#beating(heartbeat, () => this.#inTurn(partition, turn));
        return handled;
      } catch (fault) {
        this.options.asked.onFault(fault);
        // A rebalance that began meanwhile ends the waiting by its fault: whoever gets the partition gets the records.
        await this.#beating(heartbeat, () => this.#pause(faults), true);
      }
    return false;
  }

  /**
   * The client begins anew after a fault of the brokers without waiting for the handler, and fetches again what that still
   * works on: an older batch that came to its end after a newer one would undo it.
   */
  #inTurn(partition: number, work: () => Promise<void>): Promise<void> {
    const turn = (this.#lastTurn.get(partition) ?? Promise.resolve()).then(work);
    this.#lastTurn.set(
      partition,
      turn.catch(() => undefined),
    );
    return turn;
  }

  /** The brokers are told that this member lives, while it works. */
  async #beating(
    heartbeat: () => Promise<void>,
    work: () => Promise<void>,
    faultsCount = false,
  ): Promise<void> {
    let fault: unknown = null;
    const timer = setInterval(() => {
      heartbeat().catch((found: unknown) => (fault = found));
    }, this.options.times.sessionMs / 5);
    await work().finally(() => clearInterval(timer));
    if (faultsCount && fault !== null) throw fault;
  }

  async #pause(faults: number): Promise<void> {
    const { signal } = this.#stopping;
    if (signal.aborted) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(done, pauseMs(faults));
      function done() {
        clearTimeout(timer);
        signal.removeEventListener("abort", done);
        resolve();
      }
      signal.addEventListener("abort", done);
    });
  }
}

function received({ key, value, offset }: KafkaMessage): ReceivedRecord {
  return {
    key: key?.toString("utf8") ?? "",
    value: value ?? Buffer.alloc(0),
    offset: BigInt(offset),
  };
}
