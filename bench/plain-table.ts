import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Database } from "@halfhourly/database";
import type { Quality, Reading, Slot, Source } from "@halfhourly/domain";
import type { Client } from "pg";
import { from as copyFrom } from "pg-copy-streams";

/**
 * The floor and peer: one plain row a half hour, no encryption, no merge, no consent. As lean as such a table can
 * sensibly be (the slot as an integer, quality and source as small ones), so that it does not flatter ours.
 */
export async function makePlainTable(client: Client): Promise<void> {
  await client.query("drop table if exists plain_reading");
  await client.query(
    `create table plain_reading (
       register_id bigint not null, slot integer not null, value integer not null, quality smallint not null,
       source smallint not null, primary key (register_id, slot))`,
  );
}

const qualities: readonly Quality[] = ["actual", "estimated", "suspect"];
const sources: readonly Source[] = ["generated", "live", "supplier", "file", "meter"];
/** About 64 kB of text: what a socket takes at once. */
const rowsAChunk = 2_500;

/** COPY is the fastest way into PostgreSQL. One transaction, durable when it returns. */
export async function copyIn(
  client: Client,
  registerId: number,
  readings: readonly Reading[],
): Promise<void> {
  await pipeline(
    Readable.from(chunks(registerId, readings)),
    client.query(copyFrom("copy plain_reading from stdin")),
  );
}

function* chunks(registerId: number, readings: readonly Reading[]): Generator<string> {
  for (let start = 0; start < readings.length; start += rowsAChunk) {
    let text = "";
    for (const { slot, value, quality, source } of readings.slice(start, start + rowsAChunk))
      text += `${registerId}\t${slot}\t${value}\t${qualities.indexOf(quality)}\t${sources.indexOf(source)}\n`;
    yield text;
  }
}

/** The rows of a register from one slot up to but not including another, in order. */
export function readPlain(
  database: Database,
  registerId: number,
  first: Slot,
  before: Slot,
): Promise<readonly Record<string, unknown>[]> {
  return database.query(
    "select slot, value, quality, source from plain_reading where register_id = $1 and slot >= $2 and slot < $3 order by slot",
    [registerId, first, before],
  );
}
