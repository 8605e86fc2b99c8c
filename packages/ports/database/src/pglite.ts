import type { PGlite, Results, Transaction } from "@electric-sql/pglite";
import { ArrayParameter } from "./array-parameter.js";
import type { Database, Queryable, Row } from "./port.js";

/**
 * PostgreSQL compiled to WebAssembly, in this process: slower, larger in memory and never synced to the disk, so only
 * where no server can run. One process at a time: call it under the data folder's lock. Transactions run one after another.
 * @throws Error where the optional package is not installed.
 */
export async function openPglite(folder: string): Promise<Database> {
  const { PGlite: Engine, types } = await import("@electric-sql/pglite");
  const asText = (text: string) => text;
  const engine: PGlite = await Engine.create({
    dataDir: folder,
    parsers: { [types.DATE]: asText, [types.INT8]: asText, [types.NUMERIC]: asText },
  });
  await engine.exec("set timezone to 'UTC'");
  return {
    query: (text, values) => run(engine, text, values),
    transaction: (work) => engine.transaction((tx) => work(queryableOf(tx))),
    close: () => engine.close(),
  };
}

function queryableOf(tx: Transaction): Queryable {
  return { query: (text, values) => run(tx, text, values) };
}

async function run<R extends Row>(
  connection: PGlite | Transaction,
  text: string,
  values?: readonly unknown[],
): Promise<R[]> {
  const result: Results<Row> | undefined =
    values === undefined
      ? (await connection.exec(text)).at(-1)
      : await connection.query<Row>(text, values.map(asParameter));
  return (result?.rows ?? []).map((row) => withBuffers<R>(row));
}

/** Arrays are sent in PostgreSQL's own text form, which the engine passes on whatever their type. */
function asParameter(value: unknown): unknown {
  if (value instanceof ArrayParameter) return arrayText(value.items);
  return Array.isArray(value) ? arrayText(value) : value;
}

function arrayText(items: readonly unknown[]): string {
  return `{${items.map(itemText).join(",")}}`;
}

function itemText(item: unknown): string {
  if (item === null || item === undefined) return "null";
  if (Array.isArray(item)) return arrayText(item);
  if (item instanceof Uint8Array) return `"\\\\x${Buffer.from(item).toString("hex")}"`;
  const text = item instanceof Date ? item.toISOString() : String(item);
  return `"${text.replace(/["\\]/g, "\\$&")}"`;
}

/** The port promises Buffers for bytea; the engine gives plain byte arrays. */
function withBuffers<R extends Row>(row: Row): R {
  const entries = Object.entries(row).map(([name, value]) => [
    name,
    value instanceof Uint8Array ? Buffer.from(value.buffer, value.byteOffset, value.byteLength) : value,
  ]);
  return Object.fromEntries(entries);
}
