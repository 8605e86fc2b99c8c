import { createHash } from "node:crypto";
import { Pool, types as driverTypes, type CustomTypesConfig, type PoolClient, type QueryResult } from "pg";
import { ArrayParameter } from "./array-parameter.js";
import type { Database, Queryable, Row } from "./port.js";

export interface ConnectionLimits {
  /** Connections held at most; further callers wait their turn. */
  readonly max?: number;
  /** After this long the server ends a statement. */
  readonly statementTimeoutMs?: number;
  /** After this long without a connection a caller is refused. */
  readonly connectTimeoutMs?: number;
}

const defaultConnections = 10;
const defaultStatementTimeoutMs = 10_000;
const defaultConnectTimeoutMs = 10_000;
/** An idle transaction holds locks that others wait for. */
const idleTransactionTimeoutMs = 60_000;
/** Past the server's own limit: only a server that has stopped answering is given up by the driver. */
const unansweredGraceMs = 5_000;

const { builtins } = driverTypes;
/** A date must never pass through a JavaScript Date, whose local zone can move it by a day; a bigint may not fit a number. */
const keptAsText = new Set<number>([builtins.DATE, builtins.INT8, builtins.NUMERIC]);
const types: CustomTypesConfig = {
  getTypeParser: (type, format) =>
    keptAsText.has(type)
      ? (text: string) => text
      : driverTypes.getTypeParser(type, format === "binary" ? "binary" : "text"),
};

/** A Database on any PostgreSQL server. Connections are opened when first needed. */
export function connect(url: string, limits: ConnectionLimits = {}): Database {
  const statementTimeoutMs = limits.statementTimeoutMs ?? defaultStatementTimeoutMs;
  const pool = new Pool({
    connectionString: url,
    max: limits.max ?? defaultConnections,
    connectionTimeoutMillis: limits.connectTimeoutMs ?? defaultConnectTimeoutMs,
    idleTimeoutMillis: 30_000,
    statement_timeout: statementTimeoutMs,
    query_timeout: statementTimeoutMs === 0 ? 0 : statementTimeoutMs + unansweredGraceMs,
    idle_in_transaction_session_timeout: idleTransactionTimeoutMs,
    application_name: "halfhourly",
    types,
  });
  // A server that goes away ends idle connections; the pool drops them and the next query opens another.
  pool.on("error", ignoreLostConnection);
  // From the first moment: the pool takes its own listener away before whoever asked for the connection has it, and the
  // server's last word may come in the same piece of bytes.
  pool.on("connect", (client) => client.on("error", ignoreLostConnection));
  let closing: Promise<void> | null = null;
  return {
    query: (text, values) => run(pool, text, values),
    transaction: (work) => inTransaction(pool, work),
    close: () => (closing ??= pool.end()),
  };
}

async function run<R extends Row>(
  connection: Pool | PoolClient,
  text: string,
  values: readonly unknown[] | undefined,
): Promise<R[]> {
  // Without values the text may hold several statements (a migration does); then only the last answers.
  const result: QueryResult<R> | QueryResult<R>[] =
    values === undefined
      ? await connection.query<R>(text)
      : await connection.query<R>({ name: statementName(text), text, values: values.map(asParameter) });
  return Array.isArray(result) ? (result.at(-1)?.rows ?? []) : result.rows;
}

/** The driver sends a Buffer as it is, and says that it is binary. */
function asParameter(value: unknown): unknown {
  return value instanceof ArrayParameter ? value.toBinary() : value;
}

const statementNames = new Map<string, string>();

/**
 * A statement's name on every connection, so that the server parses and plans it once for each. Texts are constants of
 * the code (values travel apart), so there are only as many as the code has.
 */
function statementName(text: string): string {
  const held = statementNames.get(text);
  if (held !== undefined) return held;
  const made = createHash("sha256").update(text).digest("base64url").slice(0, 32);
  statementNames.set(text, made);
  return made;
}

async function inTransaction<T>(pool: Pool, work: (tx: Queryable) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken = false;
  try {
    await client.query("begin");
    const result = await work({ query: (text, values) => run(client, text, values) });
    await client.query("commit");
    return result;
  } catch (fault) {
    broken = await client.query("rollback").then(
      () => false,
      () => true,
    );
    throw fault;
  } finally {
    client.release(broken);
  }
}

/** The statement under way is rejected by itself; without a listener the same fault would also end the process. */
function ignoreLostConnection(): void {}
