import type { SimulatedHome } from "./simulator.js";
import type { WorldHome } from "./world/home.js";

/** What a person in the home could read off its devices and bills. */
export function simulatedHome({ name, meters, displayId }: WorldHome): SimulatedHome {
  return {
    name,
    displayId,
    meters: meters.map(({ fuel, importMeterPoint, exportMeterPoint, device, generation, elements }) => ({
      fuel,
      meterPoint: importMeterPoint,
      exportMeterPoint,
      device,
      generation,
      elements,
    })),
  };
}
