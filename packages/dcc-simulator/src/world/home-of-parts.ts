import type { Eui } from "@halfhourly/dcc";
import type { DeviceKind, Generation, WorldDevice, WorldHome, WorldMeter } from "./home.js";
import { deviceEui } from "./identifiers.js";

/** The home with that number around its meters: a hub, a display, and for gas the meter and its proxy. */
export function homeOfParts(
  name: string,
  number: number,
  generation: Generation,
  display: "IHD" | "PPMID",
  meters: readonly WorldMeter[],
): WorldHome {
  const device = (kind: DeviceKind, meter: WorldMeter | null): WorldDevice => ({
    eui: deviceEui(kind, number),
    kind,
    generation,
    meter,
  });
  const ofMeters = meters.flatMap((meter) =>
    meter.fuel === "electricity" ? [device("ESME", meter)] : [device("GSME", meter), device("GPF", meter)],
  );
  const displayed = device(display, null);
  return {
    name,
    devices: [device("CHF", null), ...ofMeters, displayed],
    meters,
    displayId: displayed.eui,
  };
}

/** The device of which a user asks the fuel's readings. */
export function askedDevice(fuel: WorldMeter["fuel"], number: number): Eui {
  return deviceEui(fuel === "electricity" ? "ESME" : "GPF", number);
}
