import type { ErasureCaseRecord } from "@halfhourly/contracts";
import type { Database } from "@halfhourly/database";
import { londonDateAt, type LondonDate } from "@halfhourly/domain";
import { Problem } from "@halfhourly/service-kit";
import type { Parts } from "../parts.js";
import { meterNotFound } from "./agreements.js";
import { meterOfHousehold } from "./meter-rows.js";

type UnlinkParts = Pick<Parts, "database" | "keys" | "consent" | "tenancies" | "now">;

/**
 * Takes a meter off an account: its consents end at once, each with an erasure case, then the link ends. The readings
 * follow in the cases. Cut off in between, the meter is still listed, without readings, and can be removed again.
 * Throws Problem `meter-not-found`.
 */
export async function unlinkMeter(
  parts: Omit<UnlinkParts, "tenancies" | "now">,
  household: string,
  meterId: string,
): Promise<readonly ErasureCaseRecord[]> {
  const meter = await meterOfHousehold(parts, household, meterId);
  if (meter === null) throw meterNotFound();
  const cases = await parts.consent.withdrawAll(meter, "meter removed");
  await endLink(parts.database, household, meterId);
  return cases;
}

/** The household moved out: its consents for the meter end with the tenancy, today. Throws Problem `meter-not-found`, `date-in-future`. */
export async function moveOut(
  parts: UnlinkParts,
  household: string,
  meterId: string,
  movedOutOn: LondonDate,
): Promise<readonly ErasureCaseRecord[]> {
  const meter = await meterOfHousehold(parts, household, meterId);
  if (meter === null) throw meterNotFound();
  if (movedOutOn > londonDateAt(parts.now()))
    throw new Problem(
      422,
      "date-in-future",
      "You have not moved out yet: say so on the day, or remove the meter now.",
      [{ field: "movedOutOn", code: "date-in-future", message: "is after today" }],
    );
  const cases = await parts.tenancies.endTenancy(meter, "moved out");
  await endLink(parts.database, household, meterId);
  return cases;
}

/** The row goes with its tariff agreements: nothing of an ended link is kept. */
async function endLink(database: Database, household: string, meterId: string): Promise<void> {
  await database.query("delete from consumer_api.meter_link where household = $1 and id = $2", [
    household,
    meterId,
  ]);
}
