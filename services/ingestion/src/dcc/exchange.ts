import type { CollectionClient } from "@halfhourly/contracts";
import type { GbcsTariff } from "@halfhourly/dcc";
import { Lineage } from "../arrivals/lineage.js";
import type { Parts } from "../parts.js";
import { collectionClient } from "./client.js";
import { dccConfig, type DccSettings } from "./config.js";
import { ExchangeWorker } from "./exchange-worker.js";
import type { ExchangeParts } from "./parts.js";
import { meterTariff } from "./meter-tariff.js";
import { startReceiver, type Receiver, type ReceiverOptions } from "./receiver.js";
import { ensureOriginator, stopOf, type Stop } from "./store/originator.js";
import { takeAnswer } from "./take-answer.js";
import type { Taken } from "./unknown-request.js";
import type { DccTransport, DccWords, DeviceCertificates } from "./words.js";

/** What the exchange needs beside what ingestion has. */
export interface DccOptions {
  readonly settings: DccSettings;
  readonly words: DccWords;
  readonly transport: DccTransport;
  readonly certificates: DeviceCertificates;
  /** Absent where another process receives. */
  readonly receiver?: ReceiverOptions;
  /** Where the jobs are done: "elsewhere" is a process that only receives, and does a round of them when it is asked to. */
  readonly jobs?: "here" | "elsewhere";
}

/** The exchange with the DCC, as an operator and the server see it. */
export interface Exchange {
  readonly collection: CollectionClient;
  /** Starts the jobs and the receiver. Apply the migrations first. @returns the receiver's port, null without one */
  start(): Promise<number | null>;
  /** Waits for what is under way. */
  stop(): Promise<void>;
  /** One round of every job, now: for whoever does not start them. */
  work(): Promise<void>;
  /** What the receiver does with a message. @throws DccRefusal */
  take(xml: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<Taken>;
  /** What the meter charges by, as it said itself at linking; null where it has not. */
  meterTariff(household: string, meterId: string): Promise<GbcsTariff | null>;
  /** Why nothing is sent; null where all is well. */
  quarantine(): Promise<Stop | null>;
  /** An operator has looked: requests are sent again. @returns whether there was a stop */
  clearQuarantine(): Promise<boolean>;
}

export function createExchange(base: Parts, options: DccOptions): Exchange {
  const { settings, words, transport, certificates, jobs = "here" } = options;
  const lineage = new Lineage(base.database);
  const config = dccConfig(settings);
  const parts: ExchangeParts = { ...base, config, words, transport, certificates, lineage };
  const { database } = parts;
  const worker = new ExchangeWorker(parts);
  const wake = () => worker.wake();
  const collection = collectionClient(parts, wake);
  let receiver: Receiver | null = null;
  return {
    collection,
    async start() {
      await ensureOriginator(database, config, parts.now());
      // The receiver first: an answer may come at once.
      if (options.receiver !== undefined && receiver === null)
        receiver = await startReceiver(parts, options.receiver, wake);
      if (jobs === "here") worker.start();
      return receiver?.port ?? null;
    },
    async stop() {
      await receiver?.close();
      receiver = null;
      await worker.stop();
      await transport.close();
    },
    work: () => worker.round(),
    take: (xml) => takeAnswer(parts, xml),
    meterTariff: (household, meterId) => meterTariff(parts, household, meterId),
    quarantine: () => stopOf(database, config.originator),
    clearQuarantine: () => collection.resume(),
  };
}
