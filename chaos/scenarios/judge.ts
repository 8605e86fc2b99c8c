import { House, type HouseOptions } from "../house.js";
import { describeFault } from "../ledger.js";
import type { Played } from "./scenario.js";

/** Plays under load, lets everything come to rest, and holds what is there against the ledger. */
export async function underLoad(
  options: HouseOptions,
  play: (house: House) => Promise<Readonly<Record<string, number>>>,
): Promise<Played> {
  const house = await House.open(options);
  try {
    await house.startIngesting();
    house.beginLoad();
    await house.untilAcknowledging();
    const figures = await play(house);
    await house.settle();
    return await judge(house, figures);
  } finally {
    await house.close();
  }
}

async function judge(house: House, figures: Readonly<Record<string, number>>): Promise<Played> {
  const { acknowledged, lost, doubled, faults } = await house.check();
  const why = [...house.troubles, ...faults.map(describeFault)][0];
  const found = { ...figures, acknowledged, lost, doubled };
  return why === undefined
    ? { outcome: "passed", figures: found }
    : { outcome: "failed", why, figures: found };
}
