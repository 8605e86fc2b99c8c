import { parseDecimal, scaleToInteger } from "../exact/decimal.js";
import type { SourceUnit } from "./integer-unit.js";

/** A number that a meter or a vendor sends in place of a reading. */
export interface Marker {
  readonly name: "gas-0xFFFFFF" | "electricity-0xFFFFFFFF" | "electricity-0x7FFFFFFF" | "vendor-code";
  /** The marker itself, as decimal text in the source's unit. */
  readonly text: string;
}

// Codes that vendors' systems send in place of a value, in kWh or m3 alike.
const VENDOR_CODES = [
  "4295.084",
  "4295.103",
  "8590.017",
  "8590.041",
  "8590.063",
  "8590.119",
  "8590.421",
  "8591.484",
  "34364.271",
  "38655.37",
  "186227.0865",
].map((text): Marker => ({ name: "vendor-code", text }));

// An all-ones field: 24 bits of dm3 in GBCS gas logs; 32 bits, unsigned and signed, of Wh in electricity logs.
const MARKERS: Readonly<Record<SourceUnit, readonly Marker[]>> = {
  kWh: [
    { name: "electricity-0xFFFFFFFF", text: "4294967.295" },
    { name: "electricity-0x7FFFFFFF", text: "2147483.647" },
    ...VENDOR_CODES,
  ],
  Wh: [
    { name: "electricity-0xFFFFFFFF", text: "4294967295" },
    { name: "electricity-0x7FFFFFFF", text: "2147483647" },
  ],
  m3: [{ name: "gas-0xFFFFFF", text: "16777.215" }, ...VENDOR_CODES],
  dm3: [{ name: "gas-0xFFFFFF", text: "16777215" }],
};

const BELOW_ALL_MARKERS = 4295;
const ABOVE_ALL_MARKERS = 4294967296;
/** Tolerance and markers are compared in 10^-6 of the source's unit, where they are whole. */
const MICRO = 6;
const TOLERANCE = 1_000;

const MARKERS_IN_MICROS = new Map(
  Object.entries(MARKERS).map(([unit, markers]) => [
    unit,
    markers.map((marker) => ({ marker, micros: microsOf(marker.text) ?? 0 })),
  ]),
);

/**
 * The marker that a value stands for, within 0.001 of the source's unit (both ends included), or null for a value that
 * may be a reading. Asked before any conversion: 16777.215 m3 is a code, 188,251 kWh made from it is only a wrong number.
 */
export function markerOf(value: string | number, unit: SourceUnit): Marker | null {
  // Nearly every value is far below the smallest marker.
  const size = Number(value);
  if (!(size >= BELOW_ALL_MARKERS && size <= ABOVE_ALL_MARKERS)) return null;
  const micros = microsOf(String(value));
  if (micros === null) return null;
  return (
    MARKERS_IN_MICROS.get(unit)!.find((known) => Math.abs(micros - known.micros) <= TOLERANCE)?.marker ?? null
  );
}

/** Null for what is no decimal number. */
function microsOf(text: string): number | null {
  const decimal = parseDecimal(text);
  return decimal === null ? null : scaleToInteger(decimal, MICRO).value;
}
