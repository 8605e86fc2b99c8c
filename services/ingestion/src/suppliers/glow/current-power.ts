import { JsonNumber } from "../../files/json-document.js";
import type { Found } from "../found.js";
import type { LivePower } from "../port.js";

const WATTS: Readonly<Record<string, number>> = { W: 1, kW: 1000 };

/** The newest value of a display in the home; null where there is none. Throws SourceFault `not-understood`, also for another unit. */
export function readCurrentPower(answer: Found): LivePower | null {
  const data = answer.at("data");
  if (data.isMissing) throw data.fault("a list is needed");
  let newest: LivePower | null = null;
  for (const entry of data.items()) {
    const [at, value] = Array.isArray(entry.value) ? entry.value : [];
    if (value === null) continue;
    if (!(at instanceof JsonNumber) || !/^\d{1,12}$/.test(at.text) || !(value instanceof JsonNumber))
      throw entry.fault("a time in seconds and a value are needed");
    const watts = WATTS[answer.at("units").textOrNull() ?? ""];
    if (watts === undefined) throw answer.at("units").fault("W or kW is needed");
    const power = { atMs: Number(at.text) * 1000, powerW: Math.round(Number(value.text) * watts) };
    if (!Number.isSafeInteger(power.powerW)) throw entry.fault("a power is needed");
    if (newest === null || power.atMs > newest.atMs) newest = power;
  }
  return newest;
}
