import type { Queryable } from "@halfhourly/database";
import { londonDateAt } from "@halfhourly/domain";
import type { StoredScope } from "./consent-store.js";

export interface AskedConsent extends StoredScope {
  /** A consent that was given after this does not count. UTC milliseconds. */
  readonly grantedByMs: number;
}

/** @returns places of the consents that are not live, in one question. */
export async function notLive(
  queryable: Queryable,
  asked: readonly AskedConsent[],
  nowMs: number,
): Promise<ReadonlySet<number>> {
  const rows = await queryable.query<{ place: string }>(
    `select a.place
     from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::float8[]) with ordinality
            as a (household, meter_point_hash, fuel, purpose, granted_by_ms, place)
     left join consent.current_consent c
       on c.household = a.household and c.meter_point_hash = a.meter_point_hash and c.fuel = a.fuel
         and c.purpose = a.purpose and c.state = 'granted' and c.renew_by >= $6::date
         and c.granted_since <= to_timestamp(a.granted_by_ms / 1000)
     where c.id is null`,
    [
      asked.map(({ household }) => household),
      asked.map(({ meterPointHash }) => meterPointHash),
      asked.map(({ fuel }) => fuel),
      asked.map(({ purpose }) => purpose),
      asked.map(({ grantedByMs }) => grantedByMs),
      londonDateAt(nowMs),
    ],
  );
  return new Set(rows.map(({ place }) => Number(place) - 1));
}
