import type { OpenSupplyMeterPoint } from "@halfhourly/contracts";
import { isLondonDate, parseMpan, parseMprn } from "@halfhourly/domain";
import type { SourceMeter } from "../port.js";
import { SourceFault } from "../source-fault.js";
import { readMeterPoints } from "./read-answer.js";
import type { Session } from "./session.js";

export async function askMeters(session: Session): Promise<readonly SourceMeter[]> {
  const { meterPoints } = readMeterPoints(await session.get("/v1/meter-points", "the meter points"));
  return meterPoints
    .map(meterOf)
    .toSorted((a, b) => order(a) - order(b) || a.meterPoint.localeCompare(b.meterPoint, "en"));
}

function meterOf(point: OpenSupplyMeterPoint, index: number): SourceMeter {
  const { id, meterPoint, fuel, direction, unit, occupiedFrom, occupiedTo } = point;
  const wrong = (why: string) =>
    new SourceFault("not-understood", `Meter point ${index + 1} of the supplier's list is wrong: ${why}.`);
  const number = fuel === "electricity" ? parseMpan(meterPoint) : parseMprn(meterPoint);
  if (!number.ok) throw wrong("its number is not one");
  if (fuel === "electricity" && unit !== "Wh") throw wrong("electricity is not counted in dm3");
  if (!isLondonDate(occupiedFrom) || (occupiedTo !== null && !isLondonDate(occupiedTo)))
    throw wrong("a date of its occupation is none");
  return {
    meterPoint: number.value,
    fuel,
    direction,
    serialNumbers: point.serialNumbers,
    unit,
    generation: point.generation,
    payment: point.payment,
    postcode: point.postcode,
    occupiedFrom,
    occupiedTo,
    liveDeviceId: null,
    handles: { id },
  };
}

/** Electricity before gas, import before export. */
function order({ fuel, direction }: SourceMeter): number {
  return (fuel === "gas" ? 2 : 0) + (direction === "export" ? 1 : 0);
}
