import { emptyPlainColumns } from "@halfhourly/database";
import type { Parts } from "../actions/parts.js";

const hashedAtOnce = 500;

/** Replaces meter points that an earlier version stored plainly by their keyed hashes. Resumable: what is left has a number. */
export async function hashPlainNumbers({ database, fieldHash, log }: Parts): Promise<void> {
  const consents = await emptyPlainColumns(database, {
    table: "consent.current_consent",
    check: "meter_point_only_hashed",
    async next() {
      const rows = await database.query<{ id: string; meter_point: string }>(
        "select id, meter_point from consent.current_consent where meter_point is not null limit $1",
        [hashedAtOnce],
      );
      await database.query(
        `update consent.current_consent c set meter_point = null, meter_point_hash = h.hash
         from unnest($1::text[], $2::text[]) as h (id, hash) where c.id = h.id`,
        [rows.map(({ id }) => id), rows.map((row) => fieldHash.of("meter point", row.meter_point))],
      );
      return rows.length;
    },
  });
  if (consents > 0) log.info({ consents }, "meter points of consents are stored by their keyed hash now");
}
