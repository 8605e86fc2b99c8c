import { readFileSync, readdirSync } from "node:fs";

/** USER_HZ: what the kernel shows to programs is 100 a second on every platform that Node runs on. */
const ticksASecond = 100;
const isLinux = process.platform === "linux";

interface RunningProcess {
  readonly id: number;
  readonly parent: number;
  /** Its own and that of the children it has waited for, but not of those still running. */
  readonly cpuTicks: number;
}

/** Processor time of this process and everything it started, running or ended; elsewhere than on Linux of this process alone. */
export function cpuSecondsUsed(): number {
  const { user, system } = process.cpuUsage();
  return cpuSecondsOf(process.pid) ?? (user + system) / 1e6;
}

/** Processor time of a process and everything it started; null where there is no /proc to read it from. */
export function cpuSecondsOf(root: number): number | null {
  return isLinux ? sum(treeOf(root).map(({ cpuTicks }) => cpuTicks)) / ticksASecond : null;
}

export interface ResidentMemory {
  readonly megabytes: number;
  readonly processes: number;
  /** PSS shares memory that several processes use among them; RSS counts it in each. */
  readonly measure: "PSS" | "RSS" | "PSS, and RSS where PSS cannot be read";
}

/** Memory of a process and everything below it; null where there is no /proc to read it from. */
export function residentMemoryOf(root: number): ResidentMemory | null {
  if (!isLinux) return null;
  const sizes = treeOf(root).flatMap(({ id }) => kilobytesOf(id) ?? []);
  const shared = sizes.filter(({ isPss }) => isPss).length;
  const mixed = shared === 0 ? "RSS" : "PSS, and RSS where PSS cannot be read";
  return {
    megabytes: (sum(sizes.map(({ kilobytes }) => kilobytes)) * 1024) / 1e6,
    processes: sizes.length,
    measure: shared === sizes.length ? "PSS" : mixed,
  };
}

function kilobytesOf(id: number): { kilobytes: number; isPss: boolean } | null {
  const pss = numberAfter("Pss:", `/proc/${id}/smaps_rollup`);
  if (pss !== null) return { kilobytes: pss, isPss: true };
  const rss = numberAfter("VmRSS:", `/proc/${id}/status`);
  return rss === null ? null : { kilobytes: rss, isPss: false };
}

function numberAfter(word: string, path: string): number | null {
  const line = textOf(path)
    ?.split("\n")
    .find((one) => one.startsWith(word));
  return line === undefined ? null : Number.parseInt(line.slice(word.length), 10);
}

/** A process and everything below it, from /proc. */
export function treeOf(root: number): RunningProcess[] {
  const running = readdirSync("/proc").flatMap((name) =>
    /^\d+$/.test(name) ? (readProcess(name) ?? []) : [],
  );
  const tree = running.filter(({ id }) => id === root);
  for (const found of tree) tree.push(...running.filter(({ parent }) => parent === found.id));
  return tree;
}

function readProcess(name: string): RunningProcess | null {
  const stat = textOf(`/proc/${name}/stat`);
  if (stat === null) return null;
  // The program's name stands in brackets and may hold anything; proc(5) counts the state behind it as field 3.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  const field = (number: number) => Number(fields[number - 3]);
  return { id: Number(name), parent: field(4), cpuTicks: field(14) + field(15) + field(16) + field(17) };
}

/** Null for a process that has ended since, or that we may not look at. */
function textOf(path: string): string | null {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return null;
  }
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
