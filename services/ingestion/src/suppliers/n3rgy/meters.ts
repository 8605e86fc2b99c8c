import { slotContaining, type Direction, type SourceUnit } from "@halfhourly/domain";
import { unitOfWord } from "../../sources/unit-words.js";
import type { KeptAccess, SlotRange, SourceCall, SourceMeter } from "../port.js";
import { SourceFault } from "../source-fault.js";
import { askN3rgy, type N3rgyAddress } from "./ask.js";
import { lookUp, type FoundMeter } from "./lookup.js";
import { readingsPath } from "./readings-path.js";

const TYPES: readonly (readonly [Direction, readonly string[]])[] = [
  ["import", ["consumption", "import"]],
  ["export", ["production", "export"]],
];

/**
 * What the meter point of the access can tell: a register for import, one for export where it has that too. The other fuel of
 * the home has a number of its own, which n3rgy does not tell.
 */
export async function askMeters(
  call: SourceCall,
  address: N3rgyAddress,
  { accountNumber }: KeptAccess,
): Promise<readonly SourceMeter[]> {
  if (accountNumber === null)
    throw new SourceFault("account-unknown", "There is no meter point to ask about: link it again.");
  const found = await lookUp(call, address, accountNumber);
  const told = await askN3rgy(
    call,
    address,
    `/mpxn/${found.mpxn}/utility/${found.fuel}`,
    "the reading types",
  );
  const types = new Set(
    told
      .at("devices")
      .items()
      .flatMap((device) => device.at("availableDataTypes").items())
      .map((type) => type.text().toLowerCase()),
  );
  const meters: SourceMeter[] = [];
  for (const [direction, names] of TYPES) {
    const readingType = names.find((name) => types.has(name));
    if (readingType === undefined || (found.exportOnly && direction === "import")) continue;
    const unit = await askUnit(call, address, found, readingType);
    meters.push(meterOf(found, direction, readingType, unit));
  }
  return meters;
}

/** Stated with readings only: those of yesterday are asked for. Electricity is in kWh by n3rgy's documentation; gas is as stated, or not at all. */
async function askUnit(
  call: SourceCall,
  address: N3rgyAddress,
  { mpxn, fuel }: FoundMeter,
  readingType: string,
): Promise<SourceUnit | null> {
  const now = slotContaining(call.nowMs);
  const range: SlotRange = { first: now - 96, before: now - 48 };
  const told = await askN3rgy(call, address, readingsPath(mpxn, fuel, readingType, range), "the readings");
  const unit = unitOfWord(told.at("unit").textOrNull() ?? "");
  if (unit === "other") throw told.at("unit").fault("kWh or m3 is needed");
  return unit ?? (fuel === "electricity" ? "kWh" : null);
}

function meterOf(
  { mpxn, fuel, generation, postcode, deviceId }: FoundMeter,
  direction: Direction,
  readingType: string,
  unit: SourceUnit | null,
): SourceMeter {
  return {
    meterPoint: mpxn,
    fuel,
    direction,
    // n3rgy knows devices by their network id, and no serial number.
    serialNumbers: [],
    unit,
    generation,
    payment: null,
    postcode,
    occupiedFrom: null,
    occupiedTo: null,
    liveDeviceId: null,
    handles: { readingType, ...(deviceId === null ? {} : { deviceId }) },
  };
}
