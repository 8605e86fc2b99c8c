import type { Parts } from "../parts.js";
import { meterNotFound } from "./agreements.js";
import { meterOfHousehold } from "./meter-rows.js";

/**
 * Takes a meter off an account: its consent ends at once, its readings are erased, then the link ends. Cut off anywhere,
 * the meter is still listed, without readings, and can be removed again. Throws Problem `meter-not-found`.
 */
export async function unlinkMeter(
  { database, consent, ingestion }: Pick<Parts, "database" | "consent" | "ingestion">,
  household: string,
  meterId: string,
): Promise<void> {
  const meter = await meterOfHousehold(database, household, meterId);
  if (meter === null) throw meterNotFound();
  const { fuel, meterPoint } = meter;
  await consent.withdraw({ household, meterPoint, fuel, purpose: "viewing" }, "meter removed");
  await ingestion.forgetMeter({ meterId, meterPoint, fuel, household });
  await database.query("delete from consumer_api.tariff_agreement where household = $1 and meter_id = $2", [
    household,
    meterId,
  ]);
  await database.query(
    "update consumer_api.meter_link set state = 'ended' where household = $1 and id = $2",
    [household, meterId],
  );
}
