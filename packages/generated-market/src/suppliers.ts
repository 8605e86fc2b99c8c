import type { RoundingPolicy } from "@halfhourly/domain";

/** A supplier that does not exist, and says so by its name. */
export interface Supplier {
  /** The first word of the name in small letters: in ids, and in links under the reserved domain `.example`. */
  readonly key: string;
  readonly name: string;
  /** Its usual prices in per mille of the price cap. */
  readonly perMilleOfCap: number;
  readonly vat: "included" | "excluded";
  /** Of a penny, in its prices. */
  readonly decimals: number;
  readonly rounding: RoundingPolicy;
  /** Days into a quarter until its variable prices follow. */
  readonly lagDays: number;
}

const PENNY = "total-half-up-to-penny";
const DAY = "day-half-up-to-penny";
const LINES = "lines-half-up-to-penny";

/** Words put together by us; no supplier of Great Britain has or had one of these names. */
export const SUPPLIERS = [
  supplier("Brackenfold Energy", 985, "included", 2, LINES, 0),
  supplier("Duskmoor Power", 960, "excluded", 4, PENNY, 0),
  supplier("Fernhythe Energy", 975, "included", 3, LINES, 14),
  supplier("Gannetholm Electric", 990, "included", 2, LINES, 0),
  supplier("Hazelgarth Energy", 955, "excluded", 3, PENNY, 7),
  supplier("Ivelmead Power", 970, "included", 2, PENNY, 0),
  supplier("Kestrelby Energy", 980, "excluded", 2, LINES, 0),
  supplier("Mossgill Energy", 945, "included", 4, LINES, 10),
  supplier("Nettlethorn Power", 965, "excluded", 5, PENNY, 0),
  supplier("Otterwick Energy", 995, "included", 2, LINES, 21),
  supplier("Quernstone Energy", 950, "included", 3, PENNY, 0),
  supplier("Pebbleshaw Pay As You Go", 988, "included", 2, DAY, 0),
  supplier("Rushwold Half Hours", 958, "excluded", 2, PENNY, 0),
  supplier("Tarnbeck Northern Energy", 968, "included", 2, LINES, 5),
] as const;

function supplier(
  name: string,
  perMilleOfCap: number,
  vat: Supplier["vat"],
  decimals: number,
  rounding: RoundingPolicy,
  lagDays: number,
): Supplier {
  const key = name.split(" ")[0]!.toLowerCase();
  return { key, name: `${name} (invented)`, perMilleOfCap, vat, decimals, rounding, lagDays };
}
