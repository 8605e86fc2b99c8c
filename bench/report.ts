import { availableParallelism, cpus, loadavg, totalmem } from "node:os";
import { readArguments, type BenchArguments } from "./arguments.js";
import { rounded } from "./figures.js";
import { cpuSecondsUsed } from "./processes.js";

export type Figures = Readonly<Record<string, unknown>>;

export interface Bench extends BenchArguments {
  /** A line for whoever is watching. */
  say(line: string): void;
}

/** Runs one measurement and prints what it found as one object on the last line, with what every object carries. */
export async function report(name: string, measure: (bench: Bench) => Promise<Figures>): Promise<void> {
  try {
    const read = readArguments(process.argv.slice(2), process.env);
    const say = read.json ? console.error : console.log;
    // A machine that was busy before we began gives figures that are not its best: whoever reads them can see it.
    const loadAverageBefore = loadavg()[0] ?? 0;
    const figures = await measure({ ...read, say });
    const cpuSeconds = rounded(cpuSecondsUsed());
    const about = { machine: machine(), loadAverageBefore: rounded(loadAverageBefore), cpuSeconds };
    console.log(JSON.stringify({ name, ...figures, ...about }));
  } catch (fault) {
    console.error(`bench ${name}: ${fault instanceof Error ? fault.message : String(fault)}`);
    process.exitCode = 1;
  }
}

function machine(): Figures {
  return {
    cpuModel: cpus()[0]?.model.trim() ?? "unknown",
    cores: availableParallelism(),
    node: process.versions.node,
    memoryGigabytes: rounded(totalmem() / 1e9),
    platform: `${process.platform} ${process.arch}`,
  };
}
