import { setTimeout as delay } from "node:timers/promises";
import { chanceOf } from "@halfhourly/demonstration";
import type { House } from "./house.js";

/** By turns. */
const VICTIMS = ["Node", "PostgreSQL", "both"] as const;
/** From under a lease's length, so that some meet what is taken over, to several batches of it. */
const [SHORTEST_MS, LONGEST_MS] = [100, 2_600];
const FOLD_BEFORE_KILLS = 0.3;

/** Kills under load, as often as asked and no longer than until then, each time at another moment; what was killed is started again. @returns how many kills */
export async function kill(
  house: House,
  seed: number,
  { kills, untilMs }: { readonly kills: number; readonly untilMs: number },
  say: (line: string) => void,
): Promise<number> {
  const chance = chanceOf(seed, "kills");
  house.beginLoad();
  let number = 0;
  for (; number < kills && Date.now() < untilMs; number += 1) {
    const waitMs = SHORTEST_MS + chance(0, number) * (LONGEST_MS - SHORTEST_MS);
    if (chance(1, number) < FOLD_BEFORE_KILLS) house.fold();
    await delay(waitMs);
    await house.untilAcknowledging();
    const victim = VICTIMS[number % VICTIMS.length]!;
    house.noteKill();
    await killAndStart(house, victim, chance(2, number) < 0.5);
    if ((number + 1) % 20 === 0)
      say(`  ${number + 1} kills, ${house.load.figures.acknowledged} half hours acknowledged`);
  }
  return number;
}

async function killAndStart(
  house: House,
  victim: (typeof VICTIMS)[number],
  nodeFirst: boolean,
): Promise<void> {
  const { cluster } = house;
  if (victim === "Node") {
    await house.killIngesting();
    return house.startIngesting();
  }
  if (victim === "PostgreSQL") {
    await cluster.kill();
    return cluster.start();
  }
  const both = [() => house.killIngesting(), () => cluster.kill()];
  await Promise.all((nodeFirst ? both : both.toReversed()).map((killOne) => killOne()));
  await cluster.start();
  await house.startIngesting();
}
