import type { Eui } from "@halfhourly/dcc";
import type { Agenda } from "../clock/agenda.js";
import type { PushQueue } from "../push/push-queue.js";
import type { ScenarioBoard } from "../scenarios/scenario-board.js";
import type { Scenario } from "../scenarios/scenario.js";

/** How answers leave: at once and once, unless a scenario says otherwise. */
export interface Delivery {
  deliver(device: Eui, message: Uint8Array): void;
  /** Lets go what an ended scenario still holds. */
  release(): void;
}

export function delivery(agenda: Agenda, queue: PushQueue, board: ScenarioBoard): Delivery {
  const held = new Map<Scenario, Uint8Array[]>();
  const send = (device: Eui, message: Uint8Array): void => {
    queue.push(message);
    for (const _ of board.about("duplicate", device)) queue.push(message);
  };
  return {
    deliver: (device, message) => {
      const late = board.about("late", device).at(-1);
      if (late !== undefined) return agenda.at(agenda.nowMs() + late.byMs, () => send(device, message));
      const disorder = board.about("out-of-order", device).at(-1);
      if (disorder === undefined) return send(device, message);
      const waiting = held.get(disorder) ?? [];
      waiting.push(message);
      held.set(disorder, waiting);
      if (waiting.length < disorder.answers) return;
      held.delete(disorder);
      for (const one of waiting.toReversed()) send(device, one);
    },
    release: () => {
      const on = new Set(board.all());
      for (const [scenario, waiting] of held) {
        if (on.has(scenario)) continue;
        held.delete(scenario);
        for (const one of waiting.toReversed()) queue.push(one);
      }
    },
  };
}
