import { GSP_GROUP_LETTERS, type Fuel } from "@halfhourly/domain";

/** Per mille of the average of Great Britain: electricity's unit rate and standing charge, gas's unit rate and standing charge. */
type RegionPrices = readonly [number, number, number, number];

/**
 * Made up, in the way that regions really differ: electricity's standing charge by a third and more, unit rates by a few
 * per cent, gas by less.
 */
const PER_MILLE: Readonly<Record<string, RegionPrices>> = {
  _A: [1012, 940, 992, 990],
  _B: [966, 945, 984, 994],
  _C: [1008, 790, 1022, 1016],
  _D: [1056, 1230, 995, 1011],
  _E: [972, 1040, 991, 1002],
  _F: [968, 1118, 994, 1005],
  _G: [1001, 842, 988, 1006],
  _H: [1011, 872, 1026, 984],
  _J: [1020, 956, 1010, 986],
  _K: [1009, 1008, 1013, 1009],
  _L: [1013, 1014, 1019, 988],
  _M: [971, 1122, 990, 1003],
  _N: [993, 1116, 987, 1007],
  _P: [1015, 1007, 989, 1004],
};

export const NORTHERN_REGIONS: readonly string[] = ["_F", "_G", "_M", "_N", "_P"];

/** How a region's unit rate and standing charge relate to the national average, about 1. Throws RangeError for no region. */
export function regionFactors(fuel: Fuel, region: string): { unit: number; standing: number } {
  const prices = PER_MILLE[region];
  if (prices === undefined) throw new RangeError(`a region is one of ${GSP_GROUP_LETTERS.join(", ")}`);
  const [electricityUnit, electricityStanding, gasUnit, gasStanding] = prices;
  return fuel === "electricity"
    ? { unit: electricityUnit / 1000, standing: electricityStanding / 1000 }
    : { unit: gasUnit / 1000, standing: gasStanding / 1000 };
}
