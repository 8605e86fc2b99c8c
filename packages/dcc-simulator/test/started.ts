import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestContext } from "node:test";
import { startSimulator, type SimulatedMeter, type Simulator, type SimulatorOptions } from "../src/index.js";
import { makeWorld, type World } from "../src/world/world.js";
import type { WorldMeter } from "../src/world/home.js";
import { testUser, type TestUser } from "./test-user.js";

/** 09:10 UTC on a Monday. */
export const NOW = Date.parse("2026-11-23T09:10:00Z");
export const DAY_MS = 86_400_000;
const HOMES = 400;

export interface Started {
  readonly simulator: Simulator;
  readonly user: TestUser;
  readonly world: World;
}

/** One for the whole file, so that its identities are made once. */
const folder = mkdtempSync(join(tmpdir(), "halfhourly-simulator-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));

/** A simulator with a driven clock and its user, both closed when the test ends. */
export async function started(t: TestContext, options: Partial<SimulatorOptions> = {}): Promise<Started> {
  const simulator = await startSimulator({ folder, homes: HOMES, startMs: NOW, ...options });
  const user = await testUser(simulator);
  t.after(async () => {
    await simulator.close();
    rmSync(join(folder, "schedules.json"), { force: true });
    await user.close();
  });
  return { simulator, user, world: makeWorld({ seed: 1, homes: simulator.homeCount }) };
}

/** The first generated meter of that kind. */
export function meterWhere(simulator: Simulator, is: (meter: SimulatedMeter) => boolean): SimulatedMeter {
  for (let number = 0; number < simulator.homeCount; number++) {
    const meter = simulator.home(number).meters.find(is);
    if (meter !== undefined) return meter;
  }
  throw new Error("no home has such a meter");
}

/** The meter as the world has it, to compare with. */
export function truthOf(world: World, { device }: SimulatedMeter): WorldMeter {
  const meter = world.findDevice(device)?.device.meter;
  if (meter === null || meter === undefined) throw new Error("no such meter");
  return meter;
}
