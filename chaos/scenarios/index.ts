import { brokerStopped } from "./broker-stopped.js";
import { databaseRestarted } from "./database-restarted.js";
import { diskFull } from "./disk-full.js";
import { sourceEndless } from "./source-endless.js";
import { sourceGarbage } from "./source-garbage.js";
import { sourceSlow } from "./source-slow.js";
import type { Scenario, ScenarioResult } from "./scenario.js";

const scenarios: readonly Scenario[] = [
  databaseRestarted,
  diskFull,
  sourceSlow,
  sourceGarbage,
  sourceEndless,
  brokerStopped,
];

export const scenarioNames = scenarios.map(({ name }) => name);

/** One by its name, all where it is null, none where nothing is called so. What cannot be played here is named with the reason. */
export async function playScenarios(
  name: string | null,
  seed: number,
  say: (line: string) => void,
): Promise<readonly ScenarioResult[]> {
  const results: ScenarioResult[] = [];
  for (const scenario of scenarios.filter((one) => name === null || one.name === name)) {
    const result = await playOne(scenario, seed);
    say(`  ${result.name}: ${result.outcome}${result.why === undefined ? "" : ` (${result.why})`}`);
    results.push(result);
  }
  return results;
}

async function playOne({ name, play }: Scenario, seed: number): Promise<ScenarioResult> {
  const begunMs = performance.now();
  const seconds = () => Math.round((performance.now() - begunMs) / 1000);
  try {
    const played = await play(seed);
    return { name, ...played, seconds: seconds() };
  } catch (fault) {
    const why = fault instanceof Error ? fault.message : String(fault);
    return { name, outcome: "failed", why, seconds: seconds() };
  }
}
