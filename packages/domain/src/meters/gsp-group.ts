/** GSP groups (the 14 regions of electricity supply) by the distributor id that an MPAN core begins with. */
const GSP_GROUPS: Readonly<Record<string, string>> = {
  "10": "_A", // Eastern
  "11": "_B", // East Midlands
  "12": "_C", // London
  "13": "_D", // Merseyside and North Wales
  "14": "_E", // West Midlands
  "15": "_F", // North Eastern
  "16": "_G", // North Western
  "17": "_P", // North Scotland
  "18": "_N", // South Scotland
  "19": "_J", // South Eastern
  "20": "_H", // Southern
  "21": "_K", // South Wales
  "22": "_L", // South Western
  "23": "_M", // Yorkshire
};

/** The 14 of them in order of their letters. */
export const GSP_GROUP_LETTERS: readonly string[] = Object.values(GSP_GROUPS).toSorted();

/**
 * The region of an MPAN core (13 digits), or null where its distributor does not tell: independent networks (24 and up)
 * work in every region. Source: Market Domain Data, distributor ids and GSP groups.
 */
export function gspGroupOf(mpan: string): string | null {
  return GSP_GROUPS[mpan.slice(0, 2)] ?? null;
}
