import type { Eui, Smets1Content } from "@halfhourly/dcc";
import { SLOT_MS, type Direction } from "@halfhourly/domain";
import type { DeviceContent, DeviceRequestBody } from "./device-content.js";

const DAY_MS = 86_400_000;
/** S1SP response code for what the device does not hold; any number but 0 is a failure. */
const NOT_HELD = "1";

/** The same as a SMETS1 meter says it. Its stamps name the START of the period, as many providers' do. */
export function smets1Content(
  content: DeviceContent,
  device: Eui,
  asked: DeviceRequestBody["kind"],
): Smets1Content {
  if (content.kind === "device-error" && content.cause === "not-found" && HALF_HOURLY.includes(asked))
    return emptyLog(device, asked === "read-export-profile" ? "export" : "import");
  switch (content.kind) {
    case "half-hours":
    case "days": {
      const periodMs = content.kind === "days" ? DAY_MS : SLOT_MS;
      const entries = content.entries.map(({ endMs, values }) => ({ stampMs: endMs - periodMs, values }));
      return { ...content, device, stamp: "by-source", entries, leftOut: 0 };
    }
    case "tariff":
      return { ...content, device };
    case "device-error":
    case "cin-shown":
      return { kind: "device-error", device, code: NOT_HELD };
  }
}

const HALF_HOURLY: readonly string[] = ["read-import-profile", "read-export-profile"];

/** A half-hourly log may have no entry (MMC, LogEntry minOccurs 0): there is nothing in the period. */
function emptyLog(device: Eui, direction: Direction): Smets1Content {
  const log = {
    kind: "half-hours",
    fuel: "electricity",
    unit: "Wh",
    elements: 1,
    stamp: "by-source",
  } as const;
  return { ...log, device, direction, entries: [], leftOut: 0 };
}
