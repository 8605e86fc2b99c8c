import {
  demonstrationHomeFacts,
  demonstrationMeterDay,
  thirteenMonthsBefore,
  type HomeName,
} from "@halfhourly/demonstration";
import { londonDateAt } from "@halfhourly/domain";
import type { Generation, WorldHome, WorldMeter } from "./home.js";
import { askedDevice, homeOfParts } from "./home-of-parts.js";
import { meterTariff } from "./meter-tariff.js";

/** Far above every generated home. */
const FIRST_NUMBER = 0xffff_ff00;

/** One home still has its meters of the first generation, so that `npm start` shows both kinds. */
const GENERATIONS: Readonly<Record<HomeName, Generation>> = {
  family: "SMETS2",
  economy7: "SMETS2",
  prepayment: "SMETS1",
  solar: "SMETS2",
};

/** The four demonstration homes with their own meter points and half hours, each with the number of its devices. */
export function demonstrationWorldHomes(
  seed: number,
): readonly { readonly number: number; readonly home: WorldHome }[] {
  // Names, meter points and registers do not depend on the date.
  return demonstrationHomeFacts({ seed, today: "2026-01-01" }).map(({ home, meters }, n) => {
    const number = FIRST_NUMBER + n;
    const generation = GENERATIONS[home];
    const worldMeters = meters.map(({ fuel, meterPoint, payment, registers }): WorldMeter => ({
      fuel,
      generation,
      elements: 1,
      payment,
      importMeterPoint: meterPoint,
      // In Britain an export register has an MPAN of its own; in the demonstration one meter point shows both.
      exportMeterPoint: registers.some(({ direction }) => direction === "export") ? meterPoint : null,
      device: askedDevice(fuel, number),
      earliestDate: (today) => thirteenMonthsBefore(today).from,
      day: (date, upTo) => demonstrationMeterDay(seed, { home, fuel }, date, upTo),
      tariff: (atMs) => {
        const facts = demonstrationHomeFacts({ seed, today: londonDateAt(atMs) });
        const meter = facts.find((one) => one.home === home)?.meters.find((one) => one.fuel === fuel);
        return meterTariff(fuel, meter?.agreements ?? [], atMs);
      },
    }));
    const display = meters.some(({ payment }) => payment === "prepayment") ? "PPMID" : "IHD";
    return { number, home: homeOfParts(home, number, generation, display, worldMeters) };
  });
}
