import { parseEui, type Eui } from "@halfhourly/dcc";
import type { DeviceKind } from "./home.js";

/** Locally administered, so no manufacturer's; then HH. See parties.ts. */
const PREFIX = "024848";
const KINDS: Readonly<Record<DeviceKind, string>> = {
  ESME: "01",
  GSME: "02",
  GPF: "03",
  CHF: "04",
  IHD: "05",
  PPMID: "06",
};

/** MPAN: two digits of the distributor, then ten digits down from the top of the space; the demonstration homes have the topmost. */
const TOPMOST_MPAN = 9_999_999_998;
/** MPRN: eight digits down from the top, below those of the demonstration homes. */
const TOPMOST_MPRN = 99_999_997;
const MPAN_WEIGHTS = [3, 5, 7, 13, 17, 19, 23, 29, 31, 37, 41, 43];
const MPRN_WEIGHTS = [8, 7, 6, 5, 4, 3, 2, 1];

/** The device of a kind in the home with that number (0 to 2^32 - 1). */
export function deviceEui(kind: DeviceKind, home: number): Eui {
  const eui = parseEui(`${PREFIX}${KINDS[kind]}${home.toString(16).padStart(8, "0")}`);
  if (eui === null) throw new RangeError(`${home} is not a home's number: use 0 to 2^32 - 1`);
  return eui;
}

/** Which home's device of which kind it is; null for what `deviceEui` did not make. */
export function homeOfDevice(eui: Eui): { readonly kind: DeviceKind; readonly home: number } | null {
  const kind = kindOf(eui.slice(6, 8));
  return eui.startsWith(PREFIX) && kind !== null ? { kind, home: Number.parseInt(eui.slice(8), 16) } : null;
}

/** The import or export MPAN core of a generated home, check digit included (see the domain's `parseMpan`). */
export function mpanOf(distributor: number, direction: "import" | "export", home: number): string {
  const twelve = `${distributor}${TOPMOST_MPAN - 2 * home - (direction === "export" ? 1 : 0)}`;
  return `${twelve}${(sumOf(twelve, MPAN_WEIGHTS) % 11) % 10}`;
}

/** The MPRN of a generated home, check digits included (see the domain's `parseMprn`). */
export function mprnOf(home: number): string {
  const eight = String(TOPMOST_MPRN - home);
  return `${eight}${String(sumOf(eight, MPRN_WEIGHTS) % 11).padStart(2, "0")}`;
}

/** The number of the generated home that would have it; whether it has is for the caller to see. */
export function homeOfMeterPoint(meterPoint: string): number {
  return meterPoint.length === 13
    ? Math.floor((TOPMOST_MPAN - Number(meterPoint.slice(2, 12))) / 2)
    : TOPMOST_MPRN - Number(meterPoint.slice(0, 8));
}

function kindOf(digits: string): DeviceKind | null {
  const kinds: readonly DeviceKind[] = ["ESME", "GSME", "GPF", "CHF", "IHD", "PPMID"];
  return kinds.find((kind) => KINDS[kind] === digits) ?? null;
}

function sumOf(digits: string, weights: readonly number[]): number {
  return weights.reduce((sum, weight, i) => sum + weight * Number(digits[i]), 0);
}
