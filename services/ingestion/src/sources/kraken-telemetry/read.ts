import type { JsonValue } from "../../files/json-document.js";
import { decimalTextOf, listOf, objectOf, objectsIn, textOf } from "../json-members.js";
import type { JsonSource, RegisterWords, SourceFile } from "../source.js";

/** The answer names no meter and no fuel: an electricity and a gas device answer alike. */
const REGISTER: RegisterWords = { id: null, direction: "import", element: 1, fuel: null, unit: "Wh" };

/**
 * Kraken's GraphQL `smartMeterTelemetry`. Its reference (SmartMeterTelemetryType) calls readAt the start of the interval
 * and consumptionDelta the Wh used from it to the next; other groupings than HALF_HOURLY show in the steps.
 */
export const krakenTelemetry: JsonSource = {
  recognise(document: JsonValue): SourceFile | null {
    const items = telemetryIn(document);
    if (items === null) return null;
    return {
      format: "kraken-telemetry",
      stamp: { value: "start", basis: "documented" },
      zone: { value: "UTC", basis: "documented" },
      stepsTellLength: true,
      *rows() {
        for (const item of objectsIn(items)) {
          const time = textOf(item.get("readAt")) ?? "";
          const value = decimalTextOf(item.get("consumptionDelta"));
          yield { line: item.line, register: REGISTER, time, endTime: null, value, quality: "actual" };
        }
      },
    };
  },
};

/** The list itself, or inside `data`, one answer or several. */
function telemetryIn(document: JsonValue): readonly JsonValue[] | null {
  const parts = objectsIn(Array.isArray(document) ? document : [document]);
  if (parts.some((part) => part.get("readAt") !== undefined && part.get("consumptionDelta") !== undefined))
    return parts;
  const lists = parts
    .map((part) => listOf(objectOf(part, "data") ?? part, "smartMeterTelemetry"))
    .filter((list) => list !== null);
  return lists.length > 0 ? lists.flat() : null;
}
