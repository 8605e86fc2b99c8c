import type { Eui } from "@halfhourly/dcc";
import type { EndScenario, Scenario } from "./scenario.js";

type Kind = Scenario["kind"];
type OfKind<K extends Kind> = Extract<Scenario, { kind: K }>;

/** The scenarios that are on. */
export interface ScenarioBoard {
  play(scenario: Scenario): EndScenario;
  all(): Iterable<Scenario>;
  /** Those of a kind that are about the device, in the order in which they began. */
  about<K extends Kind>(kind: K, device: Eui): readonly OfKind<K>[];
  /** Whether one is on that is about no device in particular, and which. */
  general<K extends "outage" | "throttle">(kind: K): OfKind<K> | null;
}

export function scenarioBoard(changed: () => void): ScenarioBoard {
  const on = new Set<Scenario>();
  const ofKind = <K extends Kind>(kind: K): OfKind<K>[] =>
    [...on].filter((scenario): scenario is OfKind<K> => scenario.kind === kind);
  return {
    play: (scenario) => {
      // The same words twice are two scenarios.
      const own = { ...scenario };
      on.add(own);
      changed();
      return () => {
        if (on.delete(own)) changed();
      };
    },
    all: () => on,
    about: (kind, device) =>
      ofKind(kind).filter(
        (scenario) => !("device" in scenario) || scenario.device === undefined || scenario.device === device,
      ),
    general: (kind) => ofKind(kind).at(-1) ?? null,
  };
}
