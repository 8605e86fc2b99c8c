import type { Eui, Smets1Content } from "@halfhourly/dcc";
import { SLOT_MS } from "@halfhourly/domain";
import type { DeviceContent } from "./device-content.js";

const DAY_MS = 86_400_000;
/** S1SP response code for what the device does not hold; any number but 0 is a failure. */
const NOT_HELD = "1";

/** The same as a SMETS1 meter says it. Its stamps name the START of the period, as many providers' do. */
export function smets1Content(content: DeviceContent, device: Eui): Smets1Content {
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
