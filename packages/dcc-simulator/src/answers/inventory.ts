import type { InventoryDevice } from "@halfhourly/dcc";
import type { WorldDevice, WorldHome } from "../world/home.js";

/** What the DCC's inventory holds of a home (8.2). */
export function inventoryOf(home: WorldHome): InventoryDevice[] {
  return home.devices.map((device) => ({
    device: device.eui,
    type: device.kind,
    status: device.kind === "IHD" ? null : "Commissioned",
    generation: device.meter === null ? null : device.generation,
    variant: variantOf(device),
    importMeterPoint: device.meter?.importMeterPoint ?? null,
    exportMeterPoint: device.kind === "ESME" ? (device.meter?.exportMeterPoint ?? null) : null,
    smets1Provider: device.generation === "SMETS1" ? SMETS1_PROVIDER : null,
  }));
}

const SMETS1_PROVIDER = "SIM";

/** SMETS2 Part A is a single element meter, Part B a twin element one. */
function variantOf({ kind, meter }: WorldDevice): string | null {
  if (kind !== "ESME" || meter === null) return null;
  return meter.elements === 2 ? "B" : "A";
}
