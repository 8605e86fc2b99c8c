import type { HomePlace, TariffAgreement } from "@halfhourly/domain";
import type { ComparisonPlan } from "./plan-comparison.js";

/** What a smart meter's second register counts by where nobody says otherwise: 00:30 to 07:30 GMT all year. */
const usualNight: HomePlace["switchTable"] = {
  from: "region",
  clock: "utc",
  registers: [{ name: "night", windows: [{ fromMinute: 30, toMinute: 450 }] }],
};

/**
 * Where the home is, how it pays, and when its night counts: as the meter's own table says, else as the household's own
 * two-rate agreement does, else as usual for smart meters (Octopus Energy, "What happens to my Economy Seven tariff when I
 * have a smart meter installed?"). Null where no electricity meter tells the region.
 */
export function placeOfHome(
  { meters, meterTable }: ComparisonPlan,
  own: readonly TariffAgreement[],
): HomePlace | null {
  const region = meters.find(({ linked }) => linked.region !== null)?.linked.region ?? null;
  if (region === null) return null;
  const payment = meters.some(({ linked }) => linked.payment === "prepayment")
    ? "prepayment"
    : "direct-debit";
  const switchTable =
    meterTable === null ? (nightOf(own) ?? usualNight) : { ...meterTable, from: "meter" as const };
  return { region, payment, switchTable };
}

function nightOf(own: readonly TariffAgreement[]): HomePlace["switchTable"] {
  const rates = own.map(({ tariff }) => tariff.rates).findLast(({ kind }) => kind === "two-rate");
  if (rates?.kind !== "two-rate") return null;
  return { from: "household", clock: rates.clock, registers: [{ name: "night", windows: rates.night }] };
}

/** As `00:30-07:30 UTC`. */
export function nightText({ switchTable }: HomePlace): string | null {
  if (switchTable === null) return null;
  const clock = (minute: number) =>
    `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
  const windows = switchTable.registers.flatMap((register) => register.windows);
  const times = windows.map(({ fromMinute, toMinute }) => `${clock(fromMinute)}-${clock(toMinute)}`);
  return `${times.join(", ")} ${switchTable.clock === "utc" ? "UTC" : "London"}`;
}
