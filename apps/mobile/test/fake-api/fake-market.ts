import type { ComparisonScope, TariffResult } from "@halfhourly/contracts";

/** A tariff of an invented supplier, as the fake comparison needs it. */
export interface FakeTariff {
  readonly key: string;
  readonly scope: ComparisonScope;
  readonly supplier: string;
  readonly name: string;
  readonly kind: string;
  /** Of a year as it is used now. */
  readonly pence: number;
  /** What moving a per cent of the evening into the night changes. */
  readonly movedPence: number;
  readonly greenPerMille: number | null;
  readonly terms: Pick<
    TariffResult,
    "exitFeePence" | "fixedMonths" | "fixedUntil" | "eligibility" | "conditions"
  >;
}

const SUPPLIERS = [
  "Brackenfold Energy",
  "Duskmoor Power",
  "Mossgill Energy",
  "Rushwold Half Hours",
  "Ynni Tŷ Gwyn",
];
const NAMES = [
  { name: "Fixed 12 months", kind: "fixed" },
  { name: "Night and day", kind: "variable" },
  { name: "Day by day", kind: "tracker" },
  { name: "Standard", kind: "default" },
  { name: "Fixed to a date", kind: "fixed" },
];
const CHEAPEST = { electricity: 109_000, gas: 57_800, both: 168_400, export: -10_900 } as const;
const COUNTS = { electricity: 143, gas: 38, both: 61, export: 6 } as const;

export function newMarket(scope: ComparisonScope): readonly FakeTariff[] {
  return Array.from({ length: COUNTS[scope] }, (_, nth): FakeTariff => {
    const { name, kind } = NAMES[(nth * 3) % NAMES.length]!;
    const isGreen = nth % 4 === 2 && scope !== "gas";
    return {
      key: `${scope}:${nth}/a&b`,
      scope,
      supplier: SUPPLIERS[nth % SUPPLIERS.length]!,
      name: isGreen ? `Green ${name.toLowerCase()}` : name,
      kind,
      pence: CHEAPEST[scope] + nth * (scope === "export" ? 430 : 617) + (nth % 3) * 41,
      movedPence:
        scope === "gas" || scope === "export" ? 0 : kind === "variable" ? -160 : kind === "tracker" ? -40 : 0,
      greenPerMille: isGreen ? (nth % 8 === 2 ? 1000 : 500) : null,
      terms: {
        exitFeePence: kind === "fixed" ? 7500 : 0,
        fixedMonths: name === "Fixed 12 months" ? 12 : null,
        fixedUntil: name === "Fixed to a date" ? "2027-09-30" : null,
        eligibility: nth % 7 === 3 ? ["electric-vehicle", "battery"] : [],
        conditions: nth % 11 === 5 ? ["£20 off for managing the account online"] : [],
      },
    };
  });
}

export function yearPenceOf({ pence, movedPence }: FakeTariff, movedPercent: number): number {
  return pence + movedPence * movedPercent;
}
