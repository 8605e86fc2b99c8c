import type { Queryable } from "@halfhourly/database";
import type { Fuel } from "@halfhourly/domain";

/** A linked meter of one household. */
export interface LinkedMeter {
  readonly id: string;
  readonly household: string;
  readonly fuel: Fuel;
  readonly meterPoint: string;
  readonly name: string;
  readonly payment: "credit" | "prepayment";
  /** GSP group letter, or null where the number does not tell. */
  readonly region: string | null;
  readonly generated: boolean;
  readonly noticeVersion: string;
  readonly grantedAtMs: number;
  /** Rises with each change to the meter's agreements. */
  readonly agreementsRevision: number;
  /** Rises with each change to the carbon intensities held for the meter's region; 0 where none are. */
  readonly carbonRevision: number;
}

interface MeterRow extends Record<string, unknown> {
  readonly id: string;
  readonly household: string;
  readonly fuel: Fuel;
  readonly meter_point: string;
  readonly name: string;
  readonly payment: "credit" | "prepayment";
  readonly region: string | null;
  readonly generated: boolean;
  readonly notice_version: string;
  readonly granted_at: Date;
  readonly agreements_revision: number;
  readonly carbon_revision: number;
}

const select = `select m.*, coalesce(c.revision, 0) as carbon_revision
  from consumer_api.meter_link m left join consumer_api.carbon_region c on c.region = m.region
  where m.state = 'active'`;

/** The household's meters, electricity first and in the order in which they were added. */
export async function metersOf(database: Queryable, household: string): Promise<readonly LinkedMeter[]> {
  const rows = await database.query<MeterRow>(
    `${select} and m.household = $1 order by m.fuel, m.created_at, m.id`,
    [household],
  );
  return rows.map(meterOf);
}

/** One meter of the household, or null: another household's is as unknown as none. */
export async function meterOfHousehold(
  database: Queryable,
  household: string,
  id: string,
): Promise<LinkedMeter | null> {
  const rows = await database.query<MeterRow>(`${select} and m.household = $1 and m.id = $2`, [
    household,
    id,
  ]);
  return rows[0] === undefined ? null : meterOf(rows[0]);
}

/** A meter of any household. Only for the operator, who is asked for a live grant next. */
export async function meterForOperator(database: Queryable, id: string): Promise<LinkedMeter | null> {
  const rows = await database.query<MeterRow>(`${select} and m.id = $1`, [id]);
  return rows[0] === undefined ? null : meterOf(rows[0]);
}

function meterOf(row: MeterRow): LinkedMeter {
  return {
    id: row.id,
    household: row.household,
    fuel: row.fuel,
    meterPoint: row.meter_point,
    name: row.name,
    payment: row.payment,
    region: row.region,
    generated: row.generated,
    noticeVersion: row.notice_version,
    grantedAtMs: row.granted_at.getTime(),
    agreementsRevision: row.agreements_revision,
    carbonRevision: row.carbon_revision,
  };
}
