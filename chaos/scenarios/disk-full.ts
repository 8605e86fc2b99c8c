import { setTimeout as delay } from "node:timers/promises";
import type { House } from "../house.js";
import { underLoad } from "./judge.js";
import type { Played, Scenario } from "./scenario.js";
import { mountSmallDisk, type SmallDisk } from "./small-disk.js";

const MEGABYTES = 224;
const TIMES = 2;
/** PostgreSQL's own code (appendix A, class 53). */
const DISK_FULL = "53100";
const LOOK_EVERY_MS = 10;
const FULL_WITHIN_MS = 60_000;
const STAYS_FULL_MS = 1_500;

/**
 * The database's disk fills up under load and is given room again. The server may refuse statements, or end where it cannot
 * write its log; whoever runs it starts it again.
 */
export const diskFull: Scenario = {
  name: "disk-full",
  async play(seed): Promise<Played> {
    let disk: SmallDisk;
    try {
      disk = mountSmallDisk(MEGABYTES);
    } catch (fault) {
      return { outcome: "skipped", why: fault instanceof Error ? fault.message : String(fault) };
    }
    try {
      return await underLoad({ seed, homes: 40, parent: disk.folder }, (house) => fillAndFree(house, disk));
    } finally {
      disk.remove();
    }
  },
};

async function fillAndFree(house: House, disk: SmallDisk): Promise<Readonly<Record<string, number>>> {
  let serverEnded = 0;
  for (let time = 0; time < TIMES; time += 1) {
    await delay(500);
    const before = house.load.figures.messagesUnacknowledged;
    // What the server frees by itself meanwhile, as old log, is taken as well.
    const filling = setInterval(() => disk.fill(), LOOK_EVERY_MS);
    try {
      await until(() => house.load.figures.messagesUnacknowledged > before && isFull(house));
      await delay(STAYS_FULL_MS);
    } finally {
      clearInterval(filling);
    }
    disk.makeRoom();
    house.noteKill();
    if (!house.cluster.isRunning()) serverEnded += 1;
    await house.cluster.start();
    await house.untilAcknowledging();
  }
  return { timesFull: TIMES, serverEnded };
}

/** By what the server said, or by its end. */
function isFull(house: House): boolean {
  return house.lastReason === DISK_FULL || !house.cluster.isRunning();
}

async function until(isSo: () => boolean): Promise<void> {
  for (const untilMs = Date.now() + FULL_WITHIN_MS; !isSo(); await delay(LOOK_EVERY_MS))
    if (Date.now() > untilMs)
      throw new Error("the disk was full and everything was acknowledged all the same");
}
