import { ArrayParameter, type Queryable } from "@halfhourly/database";
import { londonDateAt } from "@halfhourly/domain";
import type { StoredScope } from "./consent-store.js";

export interface AskedConsent extends StoredScope {
  /** A consent that was given after this does not count. UTC milliseconds. */
  readonly grantedByMs: number;
}

/** @returns places of the consents that are not live, in one question for each fuel and purpose that is asked for. */
export async function notLive(
  queryable: Queryable,
  asked: readonly AskedConsent[],
  nowMs: number,
): Promise<ReadonlySet<number>> {
  const found = new Set<number>();
  for (const alike of byFuelAndPurpose(asked))
    for (const place of await notLiveOf(queryable, alike, nowMs)) found.add(alike.places[place]!);
  return found;
}

interface Alike {
  readonly fuel: AskedConsent["fuel"];
  readonly purpose: AskedConsent["purpose"];
  /** In what was asked. */
  readonly places: number[];
  readonly households: string[];
  readonly hashes: string[];
  readonly grantedByMs: number[];
}

function byFuelAndPurpose(asked: readonly AskedConsent[]): Iterable<Alike> {
  const groups: Alike[] = [];
  for (let place = 0; place < asked.length; place += 1) {
    const { household, meterPointHash, fuel, purpose, grantedByMs } = asked[place]!;
    let group = groups.find((one) => one.fuel === fuel && one.purpose === purpose);
    if (group === undefined)
      groups.push((group = { fuel, purpose, places: [], households: [], hashes: [], grantedByMs: [] }));
    group.places.push(place);
    group.households.push(household);
    group.hashes.push(meterPointHash);
    group.grantedByMs.push(grantedByMs);
  }
  return groups;
}

async function notLiveOf(
  queryable: Queryable,
  { fuel, purpose, households, hashes, grantedByMs }: Alike,
  nowMs: number,
): Promise<readonly number[]> {
  const rows = await queryable.query<{ place: string }>(
    `select a.place
     from unnest($1::text[], $2::text[], $3::float8[]) with ordinality
            as a (household, meter_point_hash, granted_by_ms, place)
     left join consent.current_consent c
       on c.household = a.household and c.meter_point_hash = a.meter_point_hash and c.fuel = $4
         and c.purpose = $5 and c.state = 'granted' and c.renew_by >= $6::date
         and c.granted_since <= to_timestamp(a.granted_by_ms / 1000)
     where c.id is null`,
    [
      ArrayParameter.text(households),
      ArrayParameter.text(hashes),
      ArrayParameter.float8(grantedByMs),
      fuel,
      purpose,
      londonDateAt(nowMs),
    ],
  );
  return rows.map(({ place }) => Number(place) - 1);
}
