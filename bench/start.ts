// How long a start takes and what it holds in memory, everything being installed and built.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startProduct, type RunningProduct } from "../test/journeys/product.js";
import { signIn } from "../test/journeys/sign-in.js";
import { median, rounded } from "./figures.js";
import { cpuSecondsOf, residentMemoryOf, type ResidentMemory } from "./processes.js";
import { report, type Bench, type Figures } from "./report.js";

/** Counted, and not: npm install, the builds, and npm's own start before our script. */
const includes = {
  first:
    "Node, the checks that all is installed and built, making the database, its tables, four demonstration homes with 13 months, until the address is printed",
  again: "the same on a data folder that holds all of it already",
  memory: "after a later start, one sign-in and one dashboard: every process with PostgreSQL",
};

await report("start", measureStart);

async function measureStart(bench: Bench): Promise<Figures> {
  // Builds what is not built yet, and fills the system's file cache alike for every start that is measured.
  await (await startProduct()).stop();
  const measured: Measured[] = [];
  for (let run = 0; run < (bench.small ? 1 : 3); run += 1) {
    measured.push(await measureOnce());
    bench.say(`  ${sentence(figuresOf(measured.slice(-1)))}`);
  }
  const figures = figuresOf(measured);
  bench.say(`Median of ${measured.length}: ${sentence(figures)}`);
  return { ...figures, runs: measured.length, includes };
}

interface Measured {
  readonly firstSeconds: number;
  readonly firstCpuSeconds: number | null;
  readonly againSeconds: number;
  readonly againCpuSeconds: number | null;
  readonly memory: ResidentMemory | null;
}

async function measureOnce(): Promise<Measured> {
  const dataFolder = mkdtempSync(join(tmpdir(), "halfhourly-bench-start-"));
  try {
    const first = await timedStart(dataFolder, () => Promise.resolve(null));
    const again = await timedStart(dataFolder, memoryInUse);
    return {
      firstSeconds: first.seconds,
      firstCpuSeconds: first.cpuSeconds,
      againSeconds: again.seconds,
      againCpuSeconds: again.cpuSeconds,
      memory: again.seen,
    };
  } finally {
    rmSync(dataFolder, { recursive: true, force: true });
  }
}

async function timedStart<T>(
  dataFolder: string,
  look: (product: RunningProduct) => Promise<T>,
): Promise<{ readonly seconds: number; readonly cpuSeconds: number | null; readonly seen: T }> {
  const begunMs = performance.now();
  const product = await startProduct({ dataFolder });
  const seconds = (performance.now() - begunMs) / 1000;
  try {
    const cpuSeconds = cpuSecondsOf(product.process.pid ?? 0);
    return { seconds, cpuSeconds, seen: await look(product) };
  } finally {
    await product.stop();
  }
}

async function memoryInUse(product: RunningProduct): Promise<ResidentMemory | null> {
  await showDashboard(product);
  const { pid } = product.process;
  return pid === undefined ? null : residentMemoryOf(pid);
}

async function showDashboard({ url, accounts }: RunningProduct): Promise<void> {
  const account = accounts[0];
  if (account === undefined) throw new Error("the product named no account to sign in with");
  const cookie = await signIn(url, account);
  const home = await fetch(`${url}/v1/home`, { headers: { cookie } });
  if (home.status !== 200) throw new Error(`the dashboard answered ${home.status}`);
  await home.arrayBuffer();
}

function figuresOf(measured: readonly Measured[]) {
  const { measure = null, processes = null } = measured[0]?.memory ?? {};
  return {
    firstSeconds: medianOf(measured.map(({ firstSeconds }) => firstSeconds)),
    againSeconds: medianOf(measured.map(({ againSeconds }) => againSeconds)),
    firstCpuSeconds: medianOf(measured.map(({ firstCpuSeconds }) => firstCpuSeconds)),
    againCpuSeconds: medianOf(measured.map(({ againCpuSeconds }) => againCpuSeconds)),
    residentMegabytes: medianOf(measured.map(({ memory }) => memory?.megabytes ?? null)),
    memoryMeasure: measure,
    processes,
  };
}

/** Null where nothing could be read, never zero. */
function medianOf(values: readonly (number | null)[]): number | null {
  const read = values.flatMap((value) => value ?? []);
  return read.length === 0 ? null : rounded(median(read));
}

function sentence(figures: ReturnType<typeof figuresOf>): string {
  const { firstSeconds, firstCpuSeconds, againSeconds, againCpuSeconds, residentMegabytes } = figures;
  const cpu = (seconds: number | null) => (seconds === null ? "" : ` (${seconds} s of processor)`);
  const memory =
    residentMegabytes === null ? "memory cannot be read here" : `${residentMegabytes} MB resident`;
  return `first start ${firstSeconds} s${cpu(firstCpuSeconds)}, later ${againSeconds} s${cpu(againCpuSeconds)}, ${memory}`;
}
