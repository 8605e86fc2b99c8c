import type { IntervalCapability, LiveCapability } from "@halfhourly/contracts";
import { checkedBaseUrl } from "../base-url.js";
import type { KeptAccess, LivePower, SourceCall, SourceMeter, SupplierSource } from "../port.js";
import { SourceFault } from "../source-fault.js";
import { askGlow, openGlow, type GlowAddress } from "./ask.js";
import { readCurrentPower } from "./current-power.js";
import { askReadings } from "./readings.js";
import { rankOf, readHomes, readResources } from "./resources.js";

const INTERVALS: IntervalCapability = {
  registers: [
    { fuel: "electricity", direction: "import", elements: [1], unit: "Wh" },
    { fuel: "electricity", direction: "export", elements: [1], unit: "Wh" },
    { fuel: "gas", direction: "import", elements: [1], unit: "Wh" },
  ],
  depthMonths: 13,
  longestRangeDays: 10,
  cadence: "daily",
  stamp: "start",
  delivery: "poll",
};
const LIVE: LiveCapability = { fuels: ["electricity"], freshWithinSeconds: 60, delivery: "poll" };

/**
 * Hildebrand Glow, an Other User of the DCC: half hours of both fuels a day later, power now where the home has its display.
 * It has no balance, and no register of the meter either. Throws RangeError for a base URL or application that is none.
 */
export function glowSource({ baseUrl, applicationId }: GlowAddress): SupplierSource {
  if (!/^[\w-]{1,64}$/.test(applicationId))
    throw new RangeError("the application id is the one that Hildebrand gave: letters, digits and hyphens");
  const address = { baseUrl: checkedBaseUrl(baseUrl), applicationId };
  return {
    name: "glow",
    conversion: 1,
    accepts: ["password"],
    intervalCapability: INTERVALS,
    balanceCapability: null,
    liveCapability: LIVE,
    open: (call, offered) => openGlow(call, address, offered),
    meters: (call, access) => askMeters(call, address, access),
    intervals: (call, access, meter, range) => askReadings(call, address, access, meter, range),
    balance: null,
    live: async (call, access, meter) => ({
      registers: [],
      rejected: [],
      power: await askPower(call, address, access, meter),
    }),
  };
}

async function askMeters(
  call: SourceCall,
  address: GlowAddress,
  access: KeptAccess,
): Promise<readonly SourceMeter[]> {
  const homes = readHomes(await askGlow(call, address, access, "virtualentity", "the homes"));
  const meters: SourceMeter[] = [];
  for (const { id, postcode } of homes) {
    const resources = await askGlow(call, address, access, `virtualentity/${id}/resources`, "the resources");
    for (const meter of readResources(resources, postcode))
      meters.push({ ...meter, liveDeviceId: await liveDeviceOf(call, address, access, meter) });
  }
  return meters.toSorted((a, b) => rankOf(a) - rankOf(b));
}

/** A display shows in its values alone; where they cannot be had just now, the meter is told without one. */
async function liveDeviceOf(
  call: SourceCall,
  address: GlowAddress,
  access: KeptAccess,
  meter: SourceMeter,
): Promise<string | null> {
  const { resource } = meter.handles;
  if (resource === undefined || meter.fuel !== "electricity" || meter.direction !== "import") return null;
  try {
    const power = await askPower(call, address, access, { ...meter, liveDeviceId: resource });
    return power === null ? null : resource;
  } catch (fault) {
    if (fault instanceof SourceFault && (fault.code === "not-reached" || fault.code === "account-unknown"))
      return null;
    throw fault;
  }
}

async function askPower(
  call: SourceCall,
  address: GlowAddress,
  access: KeptAccess,
  { liveDeviceId }: SourceMeter,
): Promise<LivePower | null> {
  if (liveDeviceId === null)
    throw new SourceFault("account-unknown", "The source knows no device in this home that measures live.");
  return readCurrentPower(
    await askGlow(call, address, access, `resource/${liveDeviceId}/current`, "the power now"),
  );
}
