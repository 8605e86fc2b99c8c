import { parseMpan, parseMprn, type Direction, type Fuel } from "@halfhourly/domain";
import type { AccessOffered, KeptAccess, SourceCall } from "../port.js";
import { SourceFault } from "../source-fault.js";
import { askN3rgy, type N3rgyAddress } from "./ask.js";

/** What n3rgy's lookup (find-mpxn) says of a meter point. */
export interface FoundMeter {
  readonly mpxn: string;
  readonly fuel: Fuel;
  /** A meter point that is registered for export has nothing else. */
  readonly exportOnly: boolean;
  readonly deviceId: string | null;
  readonly generation: "SMETS1" | "SMETS2" | null;
  readonly postcode: string | null;
}

const DEVICE_TYPES: Readonly<Record<string, readonly [Fuel, Direction]>> = {
  ESME: ["electricity", "import"],
  ESME_EXPORT: ["electricity", "export"],
  EXPORT: ["electricity", "export"],
  GSME: ["gas", "import"],
};

/** The home is found, its consent is there, and the device is the meter's where one is offered. Throws SourceFault. */
export async function openN3rgy(
  call: SourceCall,
  address: N3rgyAddress,
  offered: AccessOffered,
): Promise<KeptAccess> {
  if (offered.kind !== "operator")
    throw new SourceFault("access-refused", "This source takes the number of a meter point, and no sign-in.");
  const mpxn = offered.meterPoint.replace(/[\s-]/g, "");
  const { deviceId } = await lookUp(call, address, mpxn);
  if (offered.deviceId !== null && !isSameDevice(offered.deviceId, deviceId))
    throw new SourceFault(
      "access-refused",
      "This meter point has another device than the one that was named.",
    );
  // Answers 403 where the household did not consent.
  await askN3rgy(call, address, `/mpxn/${mpxn}`, "the consent");
  return { apiKey: null, accountNumber: mpxn, accessToken: null, refreshToken: null, accessEndsAtMs: null };
}

export async function lookUp(call: SourceCall, address: N3rgyAddress, mpxn: string): Promise<FoundMeter> {
  if (!/^\d{6,13}$/.test(mpxn))
    throw new SourceFault("account-unknown", "This is no number of a meter point.");
  const told = await askN3rgy(call, address, `/find-mpxn/${mpxn}`, "the meter");
  const kind = DEVICE_TYPES[told.at("deviceType").text().toUpperCase()];
  if (kind === undefined) throw told.at("deviceType").fault("ESME, ESME_EXPORT or GSME is needed");
  const [fuel, direction] = kind;
  requireNumber(mpxn, fuel, address);
  const filter = told.at("propertyFilter");
  return {
    mpxn,
    fuel,
    exportOnly: direction === "export",
    deviceId: told.at("deviceId").textOrNull(),
    generation: generationOf(told.at("smetsChtsVersion").textOrNull()),
    postcode: filter.isMissing ? null : filter.at("postCode").textOrNull(),
  };
}

function requireNumber(mpxn: string, fuel: Fuel, { takesTestNumbers }: N3rgyAddress): void {
  if (takesTestNumbers) return;
  const number = fuel === "gas" ? parseMprn(mpxn) : parseMpan(mpxn);
  if (!number.ok)
    throw new SourceFault("account-unknown", "This is no number of a meter point of that fuel.");
}

/** Such as "V4.2": the version of SMETS that the device keeps to. */
function generationOf(version: string | null): FoundMeter["generation"] {
  const [, major] = /^V?(\d)(?:\.|$)/i.exec(version ?? "") ?? [];
  if (major === undefined || major === "0") return null;
  return major === "1" ? "SMETS1" : "SMETS2";
}

function isSameDevice(one: string, other: string | null): boolean {
  const hex = (text: string): string => text.replace(/[^0-9A-Za-z_]/g, "").toUpperCase();
  return other !== null && hex(one) === hex(other);
}
