import { DccRefusal } from "../refusal.js";
import { leaf, type Shape } from "../xml/shape.js";
import { readEui, readWord } from "./read-value.js";
import type { InventoryDevice } from "./response.js";

/** Reads a DSPInventory (8.2). Addresses and firmware are not ours to know: they are passed over. */
export function inventoryShape(take: (devices: readonly InventoryDevice[]) => void): Shape {
  const devices: InventoryDevice[] = [];
  return {
    children: { "sr:Device": deviceShape((device) => devices.push(device)) },
    close: () => take(devices),
  };
}

function deviceShape(take: (device: InventoryDevice) => void): Shape {
  let device: InventoryDevice["device"] | undefined;
  let words = new Map<string, string>();
  const word = (name: string): Shape => leaf((text) => words.set(name, readWord(text, name)));
  return {
    repeats: true,
    open: () => {
      device = undefined;
      words = new Map();
    },
    children: {
      "sr:DeviceID": leaf((text) => (device = readEui(text, "DeviceID"))),
      ...Object.fromEntries(WORDS.map((name) => [`sr:${name}`, word(name)])),
    },
    close: () => {
      const type = words.get("DeviceType");
      if (device === undefined || type === undefined)
        throw new DccRefusal("not-duis", "A device of the inventory has no id or no type.");
      take({
        device,
        type,
        status: words.get("DeviceStatus") ?? null,
        generation: generationOf(words.get("SMETSCHTSVersion")),
        variant: words.get("ESMEVariant") ?? null,
        importMeterPoint: words.get("ImportMPxN") ?? null,
        exportMeterPoint: words.get("ExportMPAN") ?? null,
        smets1Provider: words.get("S1SP") ?? null,
      });
    },
  };
}

const WORDS = [
  "DeviceType",
  "DeviceStatus",
  "SMETSCHTSVersion",
  "ESMEVariant",
  "ImportMPxN",
  "ExportMPAN",
  "S1SP",
];

/** `SMETS2 V4.2`, `SMETS1`, `CHTS V1.4`: the words before the version. */
function generationOf(version: string | undefined): "SMETS1" | "SMETS2" | null {
  if (version?.startsWith("SMETS1") === true) return "SMETS1";
  return version?.startsWith("SMETS2") === true ? "SMETS2" : null;
}
