import type { TestContext } from "node:test";
import { addDays, londonDateAt } from "@halfhourly/domain";
import type { SimulatedService } from "@halfhourly/supplier-simulator";
import { link, stateOf, untilHeld, type Collecting, type CollectingHouse } from "./collecting-house.js";
import type { Home } from "./service.js";

/** A meter that is collected, with its last three days held. */
export async function running(
  house: CollectingHouse,
  worker: Collecting,
  name: string,
  source = "octopus",
): Promise<Home> {
  const home = await house.move(name);
  const from = addDays(yesterday(house), -2);
  await link(house, worker, home, name, { source, movedInOn: from });
  await worker.collect(source);
  await untilHeld(house, home, name, from, yesterday(house));
  return home;
}

/** By the house's clock. */
export function yesterday(house: CollectingHouse) {
  return addDays(londonDateAt(house.now()), -1);
}

export async function showOf(worker: Collecting, home: Home) {
  const { state, problem } = await stateOf(worker, home);
  return [state, problem];
}

/** Until it is ended, or the test is. */
export function misbehave(
  t: TestContext,
  fake: SimulatedService,
  ...[what, when]: Parameters<SimulatedService["misbehave"]>
) {
  const end = fake.misbehave(what, when);
  t.after(end);
  return end;
}

/** The work of earlier tests is over. */
export async function noLinks(house: CollectingHouse): Promise<void> {
  for (const table of ["source_link", "source_access", "dcc_proof_try"])
    await house.database.query(`delete from ingestion.${table}`);
}
