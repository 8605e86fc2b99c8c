import type { NewAgreement, Meter, PriceCaps } from "../../data/answers.js";
import { monthName } from "../../words/format.js";
import type { Language } from "../../words/language.js";

export type CapLevel = PriceCaps["levels"][number];

/** The levels for this fuel and way of paying, newest first. */
export function levelsFor(caps: PriceCaps, fuel: Meter["fuel"], payment: string): CapLevel[] {
  return caps.levels
    .filter((level) => level.fuel === fuel && level.payment === payment)
    .sort((a, b) => (a.from < b.from ? 1 : -1));
}

/** The ways of paying that the file has for this fuel. */
export function paymentsFor(caps: PriceCaps, fuel: Meter["fuel"]): string[] {
  return [...new Set(caps.levels.filter((level) => level.fuel === fuel).map(({ payment }) => payment))];
}

/** "July to September 2026", "Gorffennaf i Fedi 2026". */
export function quarterName({ from, to }: Pick<CapLevel, "from" | "to">, language: Language): string {
  const first = monthName(Number(from.slice(5, 7)), language);
  const last = monthName(Number(to.slice(5, 7)), language);
  const year = to.slice(0, 4);
  return language === "cy" ? `${first} i ${softened(last)} ${year}` : `${first} to ${last} ${year}`;
}

/** After "i" the first letter of a Welsh month softens. */
function softened(month: string): string {
  const changes: readonly (readonly [string, string])[] = [
    ["Rh", "R"],
    ["M", "F"],
    ["T", "D"],
    ["G", ""],
  ];
  const change = changes.find(([hard]) => month.startsWith(hard));
  if (change === undefined) return month;
  const rest = change[1] + month.slice(change[0].length);
  return rest.charAt(0).toUpperCase() + rest.slice(1);
}

export function agreementFromLevel(level: CapLevel, name: string, origin: string): NewAgreement {
  const { pencePerKwh, standingChargePencePerDay, vat, from, to } = level;
  return {
    direction: "import",
    name,
    rates: { kind: "flat", pencePerKwh },
    standingChargePencePerDay,
    vat,
    from,
    to,
    origin,
  };
}
