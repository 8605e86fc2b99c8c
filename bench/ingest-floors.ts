import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { settlementDay, slotStartIso } from "@halfhourly/domain";
import { from as copyFrom, to as copyTo } from "pg-copy-streams";
import type { Sent } from "./ingest-documents.js";
import { cpuSecondsUsed } from "./processes.js";
import type { RealStore } from "./real-store.js";

// Both floors get their bytes ready in memory: only bringing them in is counted.

/** The very blocks that the store holds, copied into a table like its own. @returns processor seconds */
export async function copyBlocks(real: RealStore, documents: readonly Sent[]): Promise<number> {
  const client = await real.connectBare();
  await client.query(
    `create table floor_block (register_id bigint not null, settlement_date date not null, revision int not null,
       payload bytea not null, primary key (register_id, settlement_date))`,
  );
  await client.query("alter table floor_block alter payload set storage external");
  const columns = "(register_id, settlement_date, revision, payload)";
  const pieces: Buffer[] = [];
  const dates = documents.map(({ date }) => `'${date}'`);
  const measured = `(select register_id, settlement_date, revision, payload from ingestion.day_block
    where settlement_date between ${dates[0]} and ${dates.at(-1)} order by settlement_date, register_id)`;
  for await (const piece of client.query(copyTo(`copy ${measured} to stdout (format binary)`)))
    pieces.push(Buffer.from(piece));
  await client.query("checkpoint");
  const before = cpuSecondsUsed();
  await pipeline(
    Readable.from(pieces),
    client.query(copyFrom(`copy floor_block ${columns} from stdin (format binary)`)),
  );
  const spent = cpuSecondsUsed() - before;
  await client.end();
  return spent;
}

/**
 * One row a reading, as text, which is how most load it. A row says what ours say of a half hour: when it began, value,
 * quality, source, which batch brought it and when that was stored. @returns processor seconds
 */
export async function copyRows(real: RealStore, documents: readonly Sent[]): Promise<number> {
  const client = await real.connectBare();
  await client.query(
    `create table floor_reading (register_id bigint not null, starts_at timestamptz not null, value int not null,
       quality smallint not null, source smallint not null, arrival bigint not null, stored_at timestamptz not null,
       primary key (register_id, starts_at))`,
  );
  const registers = new Map<string, number>();
  const storedAt = new Date().toISOString();
  const pieces: Buffer[] = [];
  for (let first = 0; first < documents.length; first += 50) {
    const text = documents.slice(first, first + 50).map((sent) => rowsOf(sent, registers, storedAt));
    pieces.push(Buffer.from(text.join("")));
  }
  await client.query("checkpoint");
  const before = cpuSecondsUsed();
  await pipeline(Readable.from(pieces), client.query(copyFrom("copy floor_reading from stdin")));
  const spent = cpuSecondsUsed() - before;
  await client.end();
  return spent;
}

function rowsOf({ home, date, values }: Sent, registers: Map<string, number>, storedAt: string): string {
  const id = registers.get(home.household) ?? registers.size + 1;
  registers.set(home.household, id);
  const { firstSlot } = settlementDay(date);
  return values
    .map((value, at) =>
      value === null ? "" : `${id}\t${slotStartIso(firstSlot + at)}\t${value}\t0\t2\t1\t${storedAt}\n`,
    )
    .join("");
}
