import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import { readMarketTariff, writeMarketTariff, type MarketTariff, type ReadTariff } from "@halfhourly/domain";

const [compress, expand] = [promisify(gzip), promisify(gunzip)];

/** Half-hourly prices of fourteen regions over two years are some 6 MB; what is longer was not written by us. */
const MOST_BYTES = 100_000_000;

export interface StoredTariff {
  readonly document: Buffer;
  /** SHA-256 of the published form: equal exactly for equal tariffs. */
  readonly digest: string;
}

export async function storedTariff(tariff: MarketTariff): Promise<StoredTariff> {
  const text = textOf(tariff);
  return { document: await compress(text), digest: digestOf(text) };
}

export function digestOfTariff(tariff: MarketTariff): string {
  return digestOf(textOf(tariff));
}

/** Read by the rules of today: one that an earlier version took may have faults now. Rejects where it is damaged. */
export async function tariffStored(document: Buffer): Promise<ReadTariff> {
  const written: unknown = JSON.parse((await expand(document, { maxOutputLength: MOST_BYTES })).toString());
  return readMarketTariff(written);
}

export function digestOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

function textOf(tariff: MarketTariff): string {
  return JSON.stringify(writeMarketTariff(tariff));
}
