import type { Eui } from "@halfhourly/dcc";
import type { Fuel } from "@halfhourly/domain";
import { demonstrationWorldHomes } from "./demonstration-home.js";
import { generatedHome } from "./generated-home.js";
import type { WorldDevice, WorldHome, WorldMeter } from "./home.js";
import { homeOfDevice, homeOfMeterPoint } from "./identifiers.js";

/** Every home there is. None is made before it is asked for. */
export interface World {
  /** Generated homes, numbered from 0; the demonstration homes are not counted. */
  readonly homeCount: number;
  readonly demonstrationHomes: readonly WorldHome[];
  /** Throws RangeError outside 0 to `homeCount` - 1. */
  home(number: number): WorldHome;
  findDevice(eui: Eui): { readonly home: WorldHome; readonly device: WorldDevice } | null;
  findMeterPoint(
    meterPoint: string,
    fuel: Fuel,
  ): { readonly home: WorldHome; readonly meter: WorldMeter } | null;
}

/** The numbers that MPANs and MPRNs have room for, and to spare. */
const MOST_HOMES = 1_000_000;

/** Throws RangeError unless `homes` is 0 to 1,000,000 and the seed a safe integer. */
export function makeWorld({ seed, homes }: { readonly seed: number; readonly homes: number }): World {
  if (!Number.isInteger(homes) || homes < 0 || homes > MOST_HOMES)
    throw new RangeError(`there can be 0 to ${MOST_HOMES} homes, not ${homes}`);
  const demonstration = demonstrationWorldHomes(seed);
  const homeOf = (number: number): WorldHome | null =>
    number >= 0 && number < homes
      ? generatedHome(seed, number)
      : (demonstration.find((one) => one.number === number)?.home ?? null);
  return {
    homeCount: homes,
    demonstrationHomes: demonstration.map(({ home }) => home),
    home: (number) => {
      if (!Number.isInteger(number) || number < 0 || number >= homes)
        throw new RangeError(`there are homes 0 to ${homes - 1}, not ${number}`);
      return generatedHome(seed, number);
    },
    findDevice: (eui) => {
      const home = homeOf(homeOfDevice(eui)?.home ?? -1);
      const device = home?.devices.find((one) => one.eui === eui);
      return home === null || device === undefined ? null : { home, device };
    },
    findMeterPoint: (meterPoint, fuel) => {
      const candidates = [homeOf(homeOfMeterPoint(meterPoint)), ...demonstration.map(({ home }) => home)];
      for (const home of candidates) {
        const meter = home?.meters.find((one) => one.fuel === fuel && hasPoint(one, meterPoint));
        if (home !== null && meter !== undefined) return { home, meter };
      }
      return null;
    },
  };
}

function hasPoint(meter: WorldMeter, meterPoint: string): boolean {
  return meter.importMeterPoint === meterPoint || meter.exportMeterPoint === meterPoint;
}
