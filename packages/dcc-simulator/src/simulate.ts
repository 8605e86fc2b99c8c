import { namedScenarios } from "./scenarios/named-scenarios.js";
import type { SimulatedHome, Simulator } from "./simulator.js";
import { startSimulator } from "./start-simulator.js";
import type { SimulatorOptions } from "./options.js";

export interface SimulateOptions extends Omit<SimulatorOptions, "scenarios"> {
  /** Names, of a home or of the gateway: `gap:family`, `late:home-3`, `outage`. */
  readonly scenarios?: readonly string[];
}

export interface Simulated {
  readonly simulator: Simulator;
  /** What to show whoever started it. */
  readonly lines: readonly string[];
  /** The same for a machine. */
  readonly summary: SimulatorSummary;
}

export interface SimulatorSummary {
  readonly url: string;
  readonly homes: number;
  readonly user: Simulator["user"];
  /** The demonstration homes and the first generated ones. */
  readonly examples: readonly SimulatedHome[];
}

const EXAMPLES = 3;

/** For a command: starts a simulator and says what there is to say. It prints nothing. Throws as `startSimulator` does, and RangeError for a scenario that is none. */
export async function simulate({ scenarios = [], ...options }: SimulateOptions): Promise<Simulated> {
  const simulator = await startSimulator(options);
  try {
    for (const text of scenarios)
      for (const scenario of namedScenarios(text, (name) => findHome(simulator, name), simulator.nowMs()))
        simulator.play(scenario);
  } catch (error) {
    await simulator.close();
    throw error;
  }
  const generated = Array.from({ length: Math.min(EXAMPLES, simulator.homeCount) }, (_, n) =>
    simulator.home(n),
  );
  const summary = {
    url: simulator.url,
    homes: simulator.homes.length + simulator.homeCount,
    user: simulator.user,
    examples: [...simulator.homes, ...generated],
  };
  return { simulator, lines: linesOf(summary, options.pushTo), summary };
}

function findHome(simulator: Simulator, name: string): SimulatedHome | null {
  const number = /^home-(\d{1,7})$/.exec(name)?.[1];
  if (number !== undefined && Number(number) < simulator.homeCount) return simulator.home(Number(number));
  return simulator.homes.find((home) => home.name === name) ?? null;
}

function linesOf({ url, homes, user, examples }: SimulatorSummary, pushTo: string | undefined): string[] {
  return [
    `A simulator of the DCC with ${homes} homes that nobody lives in: ${url}`,
    pushTo === undefined
      ? "Answers wait until it is told where to push them."
      : `Answers are pushed to ${pushTo}`,
    `Requests are of ${user.eui}, to the DCC as ${user.dcc}; its keys: ${user.keystore}`,
    `Mutual TLS: ${user.tls.certificate} with its key, and ${user.tls.root} for the other end`,
    "",
    ...examples.flatMap(({ name, meters, displayId }) =>
      meters.map(
        ({ fuel, meterPoint, generation, device }) =>
          `${name}: ${fuel} ${meterPoint}, ${generation} meter ${device}, display ${displayId}`,
      ),
    ),
  ];
}
