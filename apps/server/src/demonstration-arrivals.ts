import type { Collection, CollectionClient } from "@halfhourly/contracts";

export interface CollectedMeter {
  readonly household: string;
  readonly meterId: string;
}

const LOOK_EVERY_MS = 100;
/** Long beyond what a busy machine takes; the rest arrives after the start. */
const MOST_WAIT_MS = 120_000;

/** Waits until what was asked for has arrived, or until it takes too long. `say` is told how far it is, in words. */
export async function awaitArrivals(
  collection: CollectionClient,
  meters: readonly CollectedMeter[],
  say: (howFar: string) => void,
): Promise<void> {
  const giveUpAtMs = Date.now() + MOST_WAIT_MS;
  for (;;) {
    const states = await Promise.all(
      meters.map(({ household, meterId }) => collection.state(household, meterId)),
    );
    const waiting = states.filter(isUnderWay);
    if (waiting.length === 0 || Date.now() > giveUpAtMs) return;
    const sum = (count: (one: Collection) => number) =>
      states.reduce((total, one) => total + (one === null ? 0 : count(one)), 0);
    say(`${sum((one) => one.requestsDone)} of ${sum((one) => one.requestsTotal)} answers of their meters`);
    await new Promise((done) => setTimeout(done, LOOK_EVERY_MS));
  }
}

function isUnderWay(collection: Collection | null): boolean {
  return collection !== null && ["proving", "collecting"].includes(collection.state);
}
