import { appendManyTo, type AuditFacts } from "@halfhourly/audit";
import type { Database } from "@halfhourly/database";
import { CorruptDayBlock } from "@halfhourly/domain";
import { NotUnsealed } from "@halfhourly/keys";
import type { ReadingStore, StoredReadings } from "@halfhourly/reading-store";
import type { ReceivedRecord, StreamBatch } from "@halfhourly/stream";
import { CorruptArrival, decodeArrival, type ArrivalRecord } from "./arrival-record.js";
import type { ArrivalOutcome } from "./arrivals.js";

export interface StoreParts {
  readonly database: Database;
  readonly readingStore: Pick<ReadingStore, "storeSealed">;
  readonly now: () => number;
  /** Told once the readings are durable; told again where the batch comes again. */
  readonly told: (outcomes: readonly ArrivalOutcome[]) => Promise<void>;
  /** Keeps a record that can never be stored, with the reason, before the batch is passed. */
  readonly setAside: (record: ReceivedRecord, reason: UnusableReason) => Promise<void>;
}

export type UnusableReason = "arrival-corrupt" | "arrival-not-unsealed";

/**
 * Stores batches of the stream, each of another partition, together. Idempotent. What can never be stored is set aside and
 * holds nothing up; everything else that goes wrong rejects, and the batches come again.
 */
export async function storeArrivals(parts: StoreParts, batches: readonly StreamBatch[]): Promise<void> {
  const byBatch: (readonly Received[])[] = [];
  for (const { records } of batches) byBatch.push(await readable(parts, records));
  const received = byBatch.flat();
  const outcomes = await storeAll(parts, received);
  let stored = 0;
  const outcomesByBatch = byBatch.map(({ length }) => outcomes.slice(stored, (stored += length)));
  await audit(parts, batches, outcomesByBatch);
  await parts.told(sumByLink(received, outcomes));
}

interface Received {
  readonly record: ReceivedRecord;
  readonly arrival: ArrivalRecord;
}

async function readable(parts: StoreParts, records: readonly ReceivedRecord[]): Promise<Received[]> {
  const received: Received[] = [];
  for (const record of records) {
    try {
      received.push({ record, arrival: decodeArrival(bufferOf(record.value)) });
    } catch (fault) {
      if (!(fault instanceof CorruptArrival)) throw fault;
      await parts.setAside(record, "arrival-corrupt");
    }
  }
  return received;
}

async function storeAll(
  parts: StoreParts,
  received: readonly Received[],
): Promise<readonly (StoredReadings | null)[]> {
  try {
    return await parts.readingStore.storeSealed(received.map(({ arrival }) => arrival.sealed));
  } catch (fault) {
    if (!isUnusable(fault)) throw fault;
  }
  // One of them cannot be opened: the others must not wait for it.
  const outcomes: (StoredReadings | null)[] = [];
  for (const one of received) outcomes.push(await storeOne(parts, one));
  return outcomes;
}

async function storeOne(parts: StoreParts, { record, arrival }: Received): Promise<StoredReadings | null> {
  try {
    return (await parts.readingStore.storeSealed([arrival.sealed]))[0] ?? null;
  } catch (fault) {
    if (!isUnusable(fault)) throw fault;
    await parts.setAside(record, "arrival-not-unsealed");
    return null;
  }
}

function isUnusable(fault: unknown): boolean {
  return fault instanceof NotUnsealed || fault instanceof CorruptDayBlock;
}

const append = appendManyTo("ingestion");

type Outcomes = readonly (StoredReadings | null)[];

/** One entry a batch on a chain of its partition: of which home a half hour came when, its lineage tells. */
async function audit(
  { database, now }: StoreParts,
  batches: readonly StreamBatch[],
  outcomes: readonly Outcomes[],
): Promise<void> {
  const entries = batches.map((batch, place) => entryOf(batch, outcomes[place]!));
  await database.transaction((tx) => append(tx, entries, now()));
}

function entryOf({ partition, records }: StreamBatch, outcomes: Outcomes): AuditFacts {
  const sum = (count: (one: StoredReadings) => number) =>
    outcomes.reduce((total, one) => total + (one === null ? 0 : count(one)), 0);
  const dropped = sum((one) => (one.dropped === null ? 0 : 1));
  return {
    chain: `arrivals-${partition}`,
    who: "service:ingestion",
    what: "readings.store",
    about: `offsets ${records[0]?.offset} to ${records.at(-1)?.offset}`,
    where: "ingestion arrivals",
    why: "collected",
    result: `done: ${sum((one) => one.stored)} stored, ${sum((one) => one.replaced)} replaced, ${sum((one) => one.unchanged)} unchanged, ${dropped} dropped`,
  };
}

type Sum = { -readonly [Name in keyof ArrivalOutcome]: ArrivalOutcome[Name] };

function sumByLink(
  received: readonly Received[],
  outcomes: readonly (StoredReadings | null)[],
): readonly ArrivalOutcome[] {
  const byLink = new Map<string, Sum>();
  for (let place = 0; place < received.length; place += 1) {
    const outcome = outcomes[place];
    if (outcome === null || outcome === undefined) continue;
    const { linkId } = received[place]!.arrival;
    const sum = byLink.get(linkId);
    if (sum === undefined) byLink.set(linkId, { linkId, ...outcome });
    else {
      sum.stored += outcome.stored;
      sum.replaced += outcome.replaced;
      sum.unchanged += outcome.unchanged;
      sum.dropped = outcome.dropped ?? sum.dropped;
    }
  }
  return [...byLink.values()];
}

function bufferOf(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
