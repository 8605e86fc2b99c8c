import { join } from "node:path";
import { londonDateAt, type LondonDate } from "@halfhourly/domain";
import type { Log } from "@halfhourly/service-kit";
import type { CalorificValues } from "../port.js";
import { askNationalGas } from "./ask-for.js";
import { KeptValues, readKept, writeKept } from "./kept-values.js";
import { questionsOf, type Question } from "./questions.js";
import { readNationalGasCsv } from "./read-csv.js";

export interface NationalGasOptions {
  /** Where it is asked, such as `https://data.nationalgas.com/api/find-gas-data-download`. */
  readonly url: string;
  /** The data folder: one file in it, `calorific-values`. */
  readonly folder: string;
  /** UTC milliseconds. */
  readonly now: () => number;
  readonly log: Log;
  readonly fetch?: typeof globalThis.fetch;
  readonly timeoutMs?: number;
}

export interface RefreshableValues extends CalorificValues {
  /**
   * Asks for what is missing, unless this day was asked already. What is held stays as it is where an answer does not come,
   * is too long or cannot be read: then it throws, after the other questions.
   */
  refresh(signal: AbortSignal): Promise<void>;
}

/** The values of National Gas's data portal, kept in a file. A damaged file is told of, left out and written anew. */
export async function openNationalGas(options: NationalGasOptions): Promise<RefreshableValues> {
  const { now, log } = options;
  const asking = { fetch: globalThis.fetch, ...options };
  const path = join(options.folder, "calorific-values");
  let kept = await readKept(path).catch((fault: unknown) => {
    log.warn({ reason: reasonOf(fault) }, "calorific values: the file cannot be used and is fetched anew");
    return new KeptValues();
  });
  let askedOn: LondonDate | null = null;

  async function learn({ from, to }: Question, signal: AbortSignal): Promise<void> {
    const { values, badRows } = readNationalGasCsv(await askNationalGas(asking, from, to, signal));
    const [bad] = badRows;
    if (bad !== undefined)
      log.warn({ rows: badRows.length, ...bad }, "calorific values: rows that cannot be read were left out");
    const more = kept.with(values.filter(({ gasDay }) => from <= gasDay && gasDay <= to));
    if (more.revision === kept.revision) return;
    await writeKept(path, more);
    kept = more;
  }

  return {
    of: (zone, from, to) => kept.of(zone, from, to),
    get revision() {
      return kept.revision;
    },
    async refresh(signal) {
      const today = londonDateAt(now());
      if (askedOn === today) return;
      let firstFault: unknown = null;
      // One year that the portal will not give is no reason to go without the others.
      for (const question of questionsOf(kept, today))
        await learn(question, signal).catch((fault: unknown) => (firstFault ??= fault));
      if (firstFault !== null) throw firstFault;
      askedOn = today;
    },
  };
}

/** Our own sentences, and the platform's on connections; none quotes what was answered. */
export function reasonOf(fault: unknown): string {
  return fault instanceof Error ? fault.message : "unknown";
}
