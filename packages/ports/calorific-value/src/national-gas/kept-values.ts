import { createHash, randomUUID } from "node:crypto";
import { open, readFile, rename, rm } from "node:fs/promises";
import {
  GAS_ZONES,
  datesFrom,
  isGasZone,
  isLondonDate,
  type GasZone,
  type LondonDate,
} from "@halfhourly/domain";
import type { PublishedValue } from "./read-csv.js";

type ByDay = ReadonlyMap<LondonDate, number>;

/** All that is held, by zone. Never changed: learning makes another. */
export class KeptValues {
  readonly #zones: ReadonlyMap<GasZone, ByDay>;
  readonly revision: string;

  constructor(zones: ReadonlyMap<GasZone, ByDay> = new Map()) {
    this.#zones = zones;
    this.revision = digestOf(linesOf(zones));
  }

  of(zone: GasZone, from: LondonDate, to: LondonDate): ByDay {
    const known = this.#zones.get(zone);
    if (known === undefined || to < from) return new Map();
    return new Map(
      datesFrom(from, to).flatMap((day): [LondonDate, number][] => {
        const value = known.get(day);
        return value === undefined ? [] : [[day, value]];
      }),
    );
  }

  /** The newest gas day that any zone has; null where nothing is held. */
  get newestDay(): LondonDate | null {
    const days = [...this.#zones.values()].flatMap((byDay) => [...byDay.keys()]);
    return days.length === 0 ? null : days.reduce((a, b) => (a > b ? a : b));
  }

  holdsAnyOf(from: LondonDate, to: LondonDate): boolean {
    return [...this.#zones.values()].some((byDay) =>
      [...byDay.keys()].some((day) => from <= day && day <= to),
    );
  }

  with(published: readonly PublishedValue[]): KeptValues {
    const zones = new Map([...this.#zones].map(([zone, byDay]) => [zone, new Map(byDay)]));
    for (const { zone, gasDay, value } of published)
      zones.set(zone, (zones.get(zone) ?? new Map()).set(gasDay, value));
    return new KeptValues(zones);
  }

  text(): string {
    const lines = linesOf(this.#zones);
    return `${HEAD}${digestOf(lines)}\n${lines}`;
  }
}

const HEAD = "halfhourly calorific values 1 ";
const LINE = /^([A-Z]{2}) (\d{4}-\d{2}-\d{2}) (\d{4})$/;

/**
 * What the file holds; nothing where there is none. Throws where it is damaged: its first line is the SHA-256 of the others,
 * each of which is `ZONE GAS-DAY VALUE`.
 */
export async function readKept(path: string): Promise<KeptValues> {
  const text = await readFile(path, "utf8").catch((fault: NodeJS.ErrnoException) => {
    if (fault.code === "ENOENT") return null;
    throw fault;
  });
  if (text === null) return new KeptValues();
  const end = text.indexOf("\n");
  const lines = text.slice(end + 1);
  if (text.slice(0, end) !== `${HEAD}${digestOf(lines)}`)
    throw new Error("The file of calorific values is damaged: its first line does not fit the others.");
  const values = lines.split("\n").flatMap((line, i): PublishedValue[] => {
    if (line === "") return [];
    const [, zone, gasDay, value] = LINE.exec(line) ?? [];
    if (zone === undefined || gasDay === undefined || !isGasZone(zone) || !isLondonDate(gasDay))
      throw new Error(`The file of calorific values is damaged at line ${i + 2}.`);
    return [{ zone, gasDay, value: Number(value) }];
  });
  return new KeptValues().with(values);
}

/** Written beside and renamed: a crash leaves the old file or the new one. */
export async function writeKept(path: string, values: KeptValues): Promise<void> {
  const unfinished = `${path}.${randomUUID()}`;
  try {
    const file = await open(unfinished, "wx", 0o600);
    try {
      await file.writeFile(values.text());
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(unfinished, path);
  } finally {
    await rm(unfinished, { force: true });
  }
}

function linesOf(zones: ReadonlyMap<GasZone, ByDay>): string {
  return GAS_ZONES.flatMap((zone) =>
    [...(zones.get(zone) ?? [])]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([day, value]) => `${zone} ${day} ${value}\n`),
  ).join("");
}

function digestOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
