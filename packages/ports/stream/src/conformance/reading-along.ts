import { setTimeout as delay } from "node:timers/promises";
import type { StreamUnderTest } from "../conformance.js";
import type { ReceivedRecord, Stream, StreamBatch, StreamRecord, Subscription } from "../port.js";

export const textOf = (value: Uint8Array) => Buffer.from(value).toString("utf8");
export const record = (key: string, value: string): StreamRecord => ({ key, value: Buffer.from(value) });
export const numbered = (count: number, keyOf: (i: number) => string = (i) => `key ${i % 40}`) =>
  Array.from({ length: count }, (_, i) => record(keyOf(i), String(i)));

/** What a member of a group was given, in order; `handle` may add to that, or reject. */
export interface Reader {
  readonly subscription: Subscription;
  readonly batches: StreamBatch[];
  readonly faults: unknown[];
  readonly records: () => readonly ReceivedRecord[];
  readonly values: () => readonly string[];
}

export function readAlong(
  stream: Stream,
  group: string,
  more: { readonly mostRecords?: number; readonly handle?: (batch: StreamBatch) => Promise<void> } = {},
): Reader {
  const batches: StreamBatch[] = [];
  const faults: unknown[] = [];
  const records = () => batches.flatMap((batch) => batch.records);
  const subscription = stream.subscribe({
    group,
    mostRecords: more.mostRecords ?? 500,
    async handle(batch) {
      await more.handle?.(batch);
      batches.push(batch);
    },
    onFault: (fault) => faults.push(fault),
  });
  const values = () => records().map(({ value }) => textOf(value));
  return { subscription, batches, faults, records, values };
}

const patienceMs = 90_000;

/** Waits for something that comes soon where all is well; a busy machine is no fault. */
export async function until(what: string, isSo: () => boolean | Promise<boolean>): Promise<void> {
  const deadlineMs = Date.now() + patienceMs;
  while (!(await isSo())) {
    if (Date.now() > deadlineMs) throw new Error(`It did not come about within ${patienceMs} ms: ${what}`);
    await delay(20);
  }
}

export const holdsAll = (values: readonly string[], count: number) => new Set(values).size === count;

/** A gate that handlers wait at until it is opened. */
export function gate() {
  let open: () => void = () => {};
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { opened, open };
}

export type CreateStream = () => Promise<Omit<StreamUnderTest, "startDoomed">>;

/** Runs a test on a stream of its own. */
export const on =
  <S extends Omit<StreamUnderTest, "startDoomed">>(
    create: () => Promise<S>,
    work: (stream: S) => Promise<void>,
  ) =>
  async () => {
    const stream = await create();
    await work(stream).finally(() => stream.close());
  };
