import type { Message, Producer } from "kafkajs";

export interface NumberedProducerOptions {
  readonly topic: string;
  /** One that numbers its records (`idempotent`), not connected. */
  readonly newProducer: () => Producer;
  /** Between two tries, after so many faults in a row. */
  readonly pause: (faults: number) => Promise<void>;
}

/** Each lasts as long as the client itself tries, some ten seconds while no broker answers. */
const tries = 4;

/**
 * Sends records of which the brokers know by their numbers whether they have them already. A client that gives up takes
 * the numbers back, though the brokers may have the records; other records under the same numbers would be answered as if
 * they were kept, and are not. So the same records are sent until they are taken, or the numbers are never used again.
 */
export class NumberedProducer {
  #producer: Producer | null = null;
  #closing = false;

  constructor(readonly options: NumberedProducerOptions) {}

  /** @throws what the client says, where the brokers cannot be reached now. */
  async connect(): Promise<void> {
    await this.#connected();
  }

  /**
   * Durable when it resolves; whoever calls waits for that before the next call.
   * @throws what the client says, where the brokers took nothing for a long time. They may have the records nevertheless.
   */
  async send(messages: Message[]): Promise<void> {
    for (let faults = 1; ; faults += 1)
      try {
        const producer = await this.#connected();
        await producer.send({ topic: this.options.topic, acks: -1, messages });
        return;
      } catch (fault) {
        if (faults === tries || this.#closing) {
          await this.#drop();
          throw fault;
        }
        await this.options.pause(faults);
      }
  }

  /** What is under way is tried this once more. */
  giveUpSoon(): void {
    this.#closing = true;
  }

  async close(): Promise<void> {
    await this.#drop();
  }

  async #connected(): Promise<Producer> {
    if (this.#producer !== null) return this.#producer;
    const made = this.options.newProducer();
    await made.connect();
    return (this.#producer = made);
  }

  async #drop(): Promise<void> {
    const dropped = this.#producer;
    this.#producer = null;
    // It has nothing under way: what comes of its end is nothing to anybody.
    await dropped?.disconnect().catch(() => undefined);
  }
}
