import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import {
  dayNumberOf,
  londonDateOf,
  type Fuel,
  type LondonDate,
  type Reading,
  type Register,
  type RegisterUnit,
} from "@halfhourly/domain";
import { inspectFile } from "@halfhourly/ingestion/files";
import { registerYears } from "./home-years.js";
import type { Bench } from "./report.js";

/** Everything that is held of one register of one home. */
export interface Series {
  /** The file it comes from, or the generated home. */
  readonly name: string;
  readonly register: Register;
  readonly unit: RegisterUnit;
  readonly readings: readonly Reading[];
}

export interface AllSeries {
  /** Whether they are the real series, so that figures of two runs speak of the same thing. */
  readonly comparable: boolean;
  /** How often each is stored, each time as a household of its own. */
  readonly copies: number;
  readonly series: readonly Series[];
}

const besideClone = fileURLToPath(new URL("../../shared/data", import.meta.url));
const folders: readonly (readonly [folder: string, fuel: Fuel])[] = [
  ["electricity", "electricity"],
  ["gas", "gas"],
];

/** Every real series that is shared on this machine; where none is, generated homes, which stand for nothing but themselves. */
export function findSeries({ homes, small, say }: Bench): AllSeries {
  const shared = process.env["HALFHOURLY_SHARED_DATA"] ?? besideClone;
  const real = small ? [] : folders.flatMap(([folder, fuel]) => realSeries(shared, folder, fuel, say));
  if (real.length > 0) return { comparable: true, copies: homes ?? 100, series: real };
  const generated = homes ?? (small ? 1 : 20);
  say(`No real series is used: ${generated} generated homes, whose figures compare with nothing.`);
  const series = [...registerYears(generated)].map(({ household, ...one }) => ({
    ...one,
    name: `${household} ${one.register.fuel} ${one.register.direction}`,
  }));
  return { comparable: false, copies: 1, series };
}

function realSeries(shared: string, folder: string, fuel: Fuel, say: Bench["say"]): Series[] {
  const root = join(shared, folder);
  if (!existsSync(root)) return [];
  return readdirSync(root, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".csv"))
    .toSorted()
    .flatMap((name) => {
      const read = inspectFile(readFileSync(join(root, name)), { fuel });
      if (read.ok) return read.registers.map((one) => ({ name: `${folder}/${name}`, ...seriesOf(one) }));
      say(`${folder}/${name} is left out: ${read.fault.code}`);
      return [];
    });
}

type ReadRegisters = Extract<ReturnType<typeof inspectFile>, { ok: true }>["registers"];

function seriesOf({ fuel, direction, element, unit, readings }: ReadRegisters[number]): Omit<Series, "name"> {
  const meterPoint = fuel === "gas" ? "3938424403" : "2000027391990";
  return { register: { meterPoint, fuel, direction, element }, unit, readings };
}

/** Ten million registers, collected by night, a thousand in a batch. */
const batchesADay = 10_000;

/**
 * The readings as nightly batches brought them, every day another one: the lineage that costs most of those that are
 * usual. A file would bring all of them as one.
 */
export function asCollected(readings: readonly Reading[], copy: number): Reading[] {
  let last: { readonly date: LondonDate; readonly arrival: number } | null = null;
  return readings.map((reading) => {
    const date = londonDateOf(reading.slot);
    if (last?.date !== date)
      last = {
        date,
        arrival: (dayNumberOf(date) - firstDay) * batchesADay + 1 + spread(dayNumberOf(date), copy),
      };
    return { ...reading, arrival: last.arrival };
  });
}

const firstDay = dayNumberOf("2010-01-01");

/** Which batch of its night a home is in: another each night, as in whatever order they were answered. */
function spread(day: number, copy: number): number {
  return ((day * 7_919 + copy * 104_729) >>> 0) % batchesADay;
}
