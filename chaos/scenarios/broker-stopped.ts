import { setTimeout as delay } from "node:timers/promises";
import { killKafka, restartKafka, startKafka, stopKafka } from "../../scripts/kafka-broker.mjs";
import { freePort } from "../free-port.js";
import type { House } from "../house.js";
import { underLoad } from "./judge.js";
import type { Played, Scenario } from "./scenario.js";

const TIMES = 2;
const STAYS_AWAY_MS = 3_000;

/** Readings go through Apache Kafka, whose one broker is killed under load and started again. A broker of its own: none that tests use. */
export const brokerStopped: Scenario = {
  name: "broker-stopped",
  async play(seed): Promise<Played> {
    let broker: Awaited<ReturnType<typeof startKafka>>;
    try {
      broker = await startKafka(freePort);
    } catch (fault) {
      return { outcome: "skipped", why: `no broker: ${(fault as Error).message}` };
    }
    try {
      return await underLoad({ seed, homes: 40, broker: broker.address }, async (house: House) => {
        for (let time = 0; time < TIMES; time += 1) {
          await delay(1_000);
          await killKafka(broker);
          await delay(STAYS_AWAY_MS);
          house.noteKill();
          broker = await restartKafka(broker);
          await house.untilAcknowledging();
        }
        return { brokerKills: TIMES };
      });
    } finally {
      await stopKafka(broker);
    }
  },
};
