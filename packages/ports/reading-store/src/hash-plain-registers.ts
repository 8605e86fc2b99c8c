import { emptyPlainColumns, type Database } from "@halfhourly/database";
import type { FieldHash } from "@halfhourly/keys";

const atOnce = 500;

interface PlainRegister extends Record<string, unknown> {
  readonly id: string;
  readonly meter_point: string;
}

/**
 * Puts the keyed hash in place of the meter points that an earlier version stored in the clear. Call it at start, after
 * the migrations and before the first reading is asked for. @returns how many registers it changed.
 */
export function hashPlainRegisters(database: Database, fieldHash: FieldHash): Promise<number> {
  let afterId = "0";
  return emptyPlainColumns(database, {
    table: "ingestion.register",
    check: "meter_point_only_hashed",
    async next() {
      const rows = await database.query<PlainRegister>(
        "select id, meter_point from ingestion.register where id > $1 and meter_point is not null order by id limit $2",
        [afterId, atOnce],
      );
      await database.query(
        `update ingestion.register r set meter_point_hash = h.hash, meter_point = null
         from unnest($1::bigint[], $2::text[]) as h (id, hash) where r.id = h.id`,
        [rows.map(({ id }) => id), rows.map((row) => fieldHash.of("meter point", row.meter_point))],
      );
      afterId = rows.at(-1)?.id ?? afterId;
      return rows.length;
    },
  });
}
