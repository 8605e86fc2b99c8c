// Whether readings that were acknowledged are all there, and once, whatever is killed under load.
import { readArguments, type ChaosArguments } from "./arguments.js";
import { House } from "./house.js";
import { kill } from "./kills.js";
import { describeFault, type Verdict } from "./ledger.js";
import { playScenarios, scenarioNames } from "./scenarios/index.js";

const HOMES = 120;
const MOST_FAULTS_SHOWN = 40;
const nothingFound = { acknowledged: 0, lost: 0, doubled: 0, wrongValues: 0, troubles: 0 };

for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => process.exit(1));

try {
  const asked = readArguments(process.argv.slice(2), scenarioNames);
  const say = asked.json ? console.error : console.log;
  const killed = await killUnderLoad(asked, say);
  const scenarios = await playScenarios(asked.scenario, asked.seed, say);
  console.log(JSON.stringify({ name: "ingest", ...killed, scenarios }));
  const isWell = killed.lost === 0 && killed.doubled === 0 && killed.troubles === 0;
  process.exitCode = isWell && scenarios.every(({ outcome }) => outcome !== "failed") ? 0 : 1;
} catch (fault) {
  console.error(`chaos: ${fault instanceof Error ? fault.message : String(fault)}`);
  process.exitCode = 1;
}

async function killUnderLoad({ kills: asked, minutes, seed }: ChaosArguments, say: (line: string) => void) {
  const begunMs = performance.now();
  if (asked === 0) return { kills: 0, ...nothingFound, seed, seconds: 0 };
  const untilMs = minutes === null ? Infinity : Date.now() + minutes * 60_000;
  const house = await House.open({ seed, homes: HOMES });
  try {
    say(`${asked} kills, seed ${seed}, PostgreSQL ${house.cluster.version} with its syncs:`);
    await house.startIngesting();
    const kills = await kill(house, seed, { kills: asked, untilMs }, say);
    await house.settle();
    const verdict = await house.check();
    tell(verdict, house, say);
    const { sent, messagesUnacknowledged } = house.load.figures;
    const { acknowledged, lost, wrongValues, doubled } = verdict;
    const seconds = Math.round((performance.now() - begunMs) / 1000);
    const found = { acknowledged, lost, doubled, wrongValues, troubles: house.troubles.length };
    return { kills, ...found, sent, messagesUnacknowledged, seed, seconds };
  } finally {
    await house.close();
  }
}

function tell(
  { acknowledged, lost, doubled, faults }: Verdict,
  { troubles }: House,
  say: (line: string) => void,
): void {
  say(`  ${acknowledged} half hours acknowledged, ${lost} lost, ${doubled} doubled`);
  for (const fault of faults.slice(0, MOST_FAULTS_SHOWN)) console.error(`  ${describeFault(fault)}`);
  if (faults.length > MOST_FAULTS_SHOWN) console.error(`  and ${faults.length - MOST_FAULTS_SHOWN} more`);
  for (const trouble of new Set(troubles)) console.error(`  ${trouble}`);
}
