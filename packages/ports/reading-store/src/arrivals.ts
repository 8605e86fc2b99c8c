import type { Queryable } from "@halfhourly/database";
import type { ArrivalId } from "@halfhourly/domain";

/**
 * The lineage of a batch of readings: who sent it, when, and which version of which adapter made readings of it. One row
 * serves a batch of many meters, so it may name nothing of any household.
 */
export interface Arrival {
  /** The adapter's name, as `kraken` or `dcc`. */
  readonly source: string;
  /** Rises whenever the adapter would make other readings of the same words: a whole number from 1. */
  readonly conversion: number;
  /** UTC milliseconds. */
  readonly receivedAtMs: number;
  /** Opaque to the store, and nothing of a household: for example which file or partition. */
  readonly detail?: string;
}

/**
 * Writes a batch down, in the transaction that stores its readings: an id that nothing was stored under is never seen.
 * The readings then carry the id as their `arrival`.
 */
export async function noteArrival(
  tx: Queryable,
  { source, conversion, receivedAtMs, detail }: Arrival,
): Promise<ArrivalId> {
  const [row] = await tx.query<{ id: string }>(
    "insert into ingestion.arrival (source, conversion, received_at, detail) values ($1, $2, $3, $4) returning id",
    [source, conversion, new Date(receivedAtMs), detail ?? null],
  );
  if (row === undefined) throw new Error("The database gave an arrival no id.");
  return Number(row.id);
}

interface ArrivalRow extends Record<string, unknown> {
  readonly id: string;
  readonly source: string;
  readonly conversion: number;
  readonly received_at: Date;
  readonly detail: string | null;
}

/** The batches of these ids, by id; those that are not known are absent. */
export async function arrivalsOf(
  database: Queryable,
  ids: readonly ArrivalId[],
): Promise<ReadonlyMap<ArrivalId, Arrival>> {
  const rows = await database.query<ArrivalRow>(
    "select id, source, conversion, received_at, detail from ingestion.arrival where id = any($1::bigint[])",
    [ids],
  );
  return new Map(rows.map((row) => [Number(row.id), arrivalOf(row)]));
}

function arrivalOf({ source, conversion, received_at: receivedAt, detail }: ArrivalRow): Arrival {
  const arrival = { source, conversion, receivedAtMs: receivedAt.getTime() };
  return detail === null ? arrival : { ...arrival, detail };
}
