import type { Queryable, Row } from "@halfhourly/database";
import { fieldHashKeyPlace } from "./field-hash.js";
import type { WrappedKey } from "./port.js";
import { householdKeyPlace } from "./postgres.js";
import { signingKeyPlace } from "./signing-keys.js";

/** A stored key and what it is bound to. */
export interface StoredKey {
  /** Tells it from the others of its table. */
  readonly id: string;
  readonly boundTo: string;
  readonly held: WrappedKey;
}

export interface Rewrapped {
  readonly id: string;
  readonly before: WrappedKey;
  readonly after: WrappedKey;
}

/** A table of keys that the master key wraps. */
export interface WrappedPlace {
  /** Those wrapped by this generation, by id, behind `after`. */
  read(
    queryable: Queryable,
    masterKeyId: string,
    after: string,
    atMost: number,
  ): Promise<readonly StoredKey[]>;
  /** Replaces those that are as they were read: a key destroyed meanwhile stays so. @returns how many. */
  replace(tx: Queryable, rewrapped: readonly Rewrapped[]): Promise<number>;
  /** How many each generation wraps. */
  count(queryable: Queryable): Promise<readonly { readonly masterKeyId: string; readonly keys: number }[]>;
}

/** Everything that the master key wraps: a table that is missing here would keep its generation from being retired. */
export const wrappedPlaces: readonly WrappedPlace[] = [
  placeIn("keys.household_key", "household", "version::text", householdKeyPlace),
  placeIn("keys.signing_key", "kid", "''", signingKeyPlace),
  placeIn("keys.field_hash_key", "only_row::text", "''", () => fieldHashKeyPlace),
];

interface StoredRow extends Row {
  readonly id: string;
  readonly detail: string;
  readonly wrapped: Buffer;
}

function placeIn(
  table: string,
  id: string,
  detail: string,
  boundTo: (id: string, detail: string) => string,
): WrappedPlace {
  return {
    async read(queryable, masterKeyId, after, atMost) {
      const rows = await queryable.query<StoredRow>(
        `select ${id} as id, ${detail} as detail, wrapped from ${table}
         where master_key_id = $1 and ${id} > $2 order by ${id} limit $3`,
        [masterKeyId, after, atMost],
      );
      return rows.map((row) => ({
        id: row.id,
        boundTo: boundTo(row.id, row.detail),
        held: { masterKeyId, wrapped: row.wrapped },
      }));
    },
    async replace(tx, rewrapped) {
      const replaced = await tx.query(
        `update ${table} held set master_key_id = fresh.master_key_id, wrapped = fresh.wrapped
         from unnest($1::text[], $2::bytea[], $3::text[], $4::bytea[]) as fresh (id, before, master_key_id, wrapped)
         where held.${id} = fresh.id and held.wrapped = fresh.before returning 1`,
        [
          rewrapped.map((one) => one.id),
          rewrapped.map(({ before }) => before.wrapped),
          rewrapped.map(({ after }) => after.masterKeyId),
          rewrapped.map(({ after }) => after.wrapped),
        ],
      );
      return replaced.length;
    },
    async count(queryable) {
      const rows = await queryable.query<{ master_key_id: string; keys: string }>(
        `select master_key_id, count(*) as keys from ${table} where master_key_id is not null group by master_key_id`,
      );
      return rows.map((row) => ({ masterKeyId: row.master_key_id, keys: Number(row.keys) }));
    },
  };
}
