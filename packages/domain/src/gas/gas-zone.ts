/** The 13 local distribution zones of Great Britain's gas networks, by the codes that calorific values are published under. */
export const GAS_ZONES = [
  "EA", // East Anglia
  "EM", // East Midlands
  "NE", // North East (Yorkshire)
  "NO", // Northern
  "NT", // North Thames
  "NW", // North West
  "SC", // Scotland
  "SE", // South East
  "SO", // Southern
  "SW", // South West
  "WM", // West Midlands
  "WN", // Wales North
  "WS", // Wales South
] as const;
export type GasZone = (typeof GAS_ZONES)[number];

export function isGasZone(text: string): text is GasZone {
  return (GAS_ZONES as readonly string[]).includes(text);
}

/**
 * Gas zones are not electricity regions: their borders differ by some towns, so this is the zone that most homes of a
 * region are in, to be told as taken from the region. Merseyside and North Wales (_D) is half in NW and half in WN: none.
 */
const ZONE_OF_REGION: Readonly<Record<string, GasZone>> = {
  _A: "EA",
  _B: "EM",
  _C: "NT",
  _E: "WM",
  _F: "NO",
  _G: "NW",
  _H: "SO",
  _J: "SE",
  _K: "WS",
  _L: "SW",
  _M: "NE",
  _N: "SC",
  _P: "SC",
};

/**
 * The gas zone of a household by the GSP groups of its electricity meters; null where none of them tells one, or where
 * they tell different ones (meters of several addresses). A meter point reference number of gas tells no zone.
 */
export function gasZoneOfRegions(gspGroups: readonly (string | null)[]): GasZone | null {
  const zones = new Set(gspGroups.filter((group) => group !== null).map((group) => ZONE_OF_REGION[group]));
  const [zone] = zones;
  return zones.size === 1 && zone !== undefined ? zone : null;
}
