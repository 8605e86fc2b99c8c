import { parseArgs } from "node:util";

export interface ChaosArguments {
  /** Only the object goes to standard output. */
  readonly json: boolean;
  readonly kills: number;
  /** No kill after so many, however many there were; null: as many as were asked for. */
  readonly minutes: number | null;
  readonly seed: number;
  /** Null: every one, after the kills. */
  readonly scenario: string | null;
}

const DEFAULT_KILLS = 20;

/** Throws Error that says what is wrong with the arguments. */
export function readArguments(args: readonly string[], scenarios: readonly string[]): ChaosArguments {
  const { values } = parseArgs({
    args: [...args],
    options: {
      json: { type: "boolean" },
      kills: { type: "string" },
      minutes: { type: "string" },
      seed: { type: "string" },
      scenario: { type: "string" },
    },
  });
  const { scenario = null } = values;
  if (scenario !== null && scenario !== "none" && !scenarios.includes(scenario))
    throw new Error(`--scenario is one of ${scenarios.join(", ")} or none, not "${scenario}".`);
  // Somebody who asks for one scenario wants no kills before it.
  const usual = scenario === null || scenario === "none" ? DEFAULT_KILLS : 0;
  return {
    json: values.json ?? false,
    kills: whole("--kills", values.kills, usual),
    minutes: values.minutes === undefined ? null : whole("--minutes", values.minutes, 0),
    seed: whole("--seed", values.seed, Math.floor(Math.random() * 1e9)),
    scenario,
  };
}

function whole(name: string, given: string | undefined, usual: number): number {
  if (given === undefined) return usual;
  if (!/^\d{1,9}$/.test(given)) throw new Error(`${name} is a whole number from 0, not "${given}".`);
  return Number(given);
}
