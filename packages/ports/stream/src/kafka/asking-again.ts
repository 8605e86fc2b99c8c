import { setTimeout as delay } from "node:timers/promises";

const tries = 8;
const pauseMs = 100;

/** Asks again while the brokers say that it will pass: a topic just made, or whose leader changes, has none for a moment. */
export async function askingAgain<T>(ask: () => Promise<T>): Promise<T> {
  for (let failed = 1; ; failed += 1)
    try {
      return await ask();
    } catch (fault) {
      if (failed === tries || !willPass(fault)) throw fault;
      await delay(pauseMs * failed);
    }
}

function willPass(fault: unknown): boolean {
  return fault instanceof Error && "retriable" in fault && fault.retriable === true;
}
