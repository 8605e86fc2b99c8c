import type { Fuel } from "@halfhourly/domain";
import type { Parts } from "../parts.js";
import { openField } from "./sealed-fields.js";

/** A linked meter of one household. */
export interface LinkedMeter {
  readonly id: string;
  readonly household: string;
  readonly fuel: Fuel;
  readonly meterPoint: string;
  readonly meterPointHash: string;
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
  readonly meter_point_hash: string;
  readonly meter_point_sealed: Buffer;
  readonly name_sealed: Buffer;
  readonly payment: "credit" | "prepayment";
  readonly region: string | null;
  readonly generated: boolean;
  readonly notice_version: string;
  readonly granted_at: Date;
  readonly agreements_revision: number;
  readonly carbon_revision: number;
}

type MeterParts = Pick<Parts, "database" | "keys">;

const select = `select m.*, coalesce(c.revision, 0) as carbon_revision
  from consumer_api.meter_link m left join consumer_api.carbon_region c on c.region = m.region
  where m.state = 'active'`;

/** The household's meters, electricity first and in the order in which they were added. */
export async function metersOf(parts: MeterParts, household: string): Promise<readonly LinkedMeter[]> {
  const rows = await parts.database.query<MeterRow>(
    `${select} and m.household = $1 order by m.fuel, m.created_at, m.id`,
    [household],
  );
  return Promise.all(rows.map((row) => meterOf(parts, row)));
}

/** One meter of the household, or null: another household's is as unknown as none. */
export async function meterOfHousehold(
  parts: MeterParts,
  household: string,
  id: string,
): Promise<LinkedMeter | null> {
  const rows = await parts.database.query<MeterRow>(`${select} and m.household = $1 and m.id = $2`, [
    household,
    id,
  ]);
  return rows[0] === undefined ? null : meterOf(parts, rows[0]);
}

/** A meter of any household. Only for the operator, who is asked for a live grant next. */
export async function meterForOperator(parts: MeterParts, id: string): Promise<LinkedMeter | null> {
  const rows = await parts.database.query<MeterRow>(`${select} and m.id = $1`, [id]);
  return rows[0] === undefined ? null : meterOf(parts, rows[0]);
}

/** Throws KeyDestroyed once the household was erased. */
async function meterOf(parts: MeterParts, row: MeterRow): Promise<LinkedMeter> {
  const opened = (column: "meter_point_sealed" | "name_sealed") =>
    openField(parts, row.household, { table: "meter_link", id: row.id, column }, row[column]);
  return {
    id: row.id,
    household: row.household,
    fuel: row.fuel,
    meterPoint: await opened("meter_point_sealed"),
    meterPointHash: row.meter_point_hash,
    name: await opened("name_sealed"),
    payment: row.payment,
    region: row.region,
    generated: row.generated,
    noticeVersion: row.notice_version,
    grantedAtMs: row.granted_at.getTime(),
    agreementsRevision: row.agreements_revision,
    carbonRevision: row.carbon_revision,
  };
}
