import { setImmediate } from "node:timers/promises";
import type { Agenda } from "./agenda.js";

/** Resolves once nothing is due and nothing is on its way. Rejects with the first fault of a job meanwhile. */
export function settler(agenda: Agenda, onTheWay: { idle(): Promise<void> }): () => Promise<void> {
  return async () => {
    await onTheWay.idle();
    while (agenda.isDue()) {
      await setImmediate();
      await onTheWay.idle();
    }
    const [fault] = agenda.faults();
    if (fault !== undefined) throw fault;
  };
}
