import { setTimeout as delay } from "node:timers/promises";
import { chanceOf } from "@halfhourly/demonstration";
import { underLoad } from "./judge.js";
import type { Scenario } from "./scenario.js";

const RESTARTS = 5;

/** `pg_ctl restart -m immediate` under load: connections end in the middle of whatever they were at, recovery follows. */
export const databaseRestarted: Scenario = {
  name: "database-restarted",
  play: (seed) =>
    underLoad({ seed, homes: 40 }, async (house) => {
      const chance = chanceOf(seed, "restarts");
      for (let number = 0; number < RESTARTS; number += 1) {
        await delay(200 + chance(0, number) * 1_500);
        house.noteKill();
        await house.cluster.restartAtOnce();
        await house.untilAcknowledging();
      }
      return { restarts: RESTARTS };
    }),
};
