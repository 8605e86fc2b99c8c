import type { Queryable } from "@halfhourly/database";
import { noteArrival } from "@halfhourly/reading-store";

const minuteMs = 60_000;
/** Sources times minutes that may still come: a bound, not a limit that is met. */
const mostKept = 1_000;

/**
 * One lineage row a source, adapter version and minute of a process serves every meter: a half hour then says who sent it,
 * when to the minute, and how its words were read, for next to no bytes.
 */
export class Lineage {
  readonly #ids = new Map<string, Promise<number>>();

  constructor(readonly database: Queryable) {}

  /** The id that readings carry as their `arrival`. */
  idOf(source: string, conversion: number, receivedAtMs: number): Promise<number> {
    const atMs = Math.floor(receivedAtMs / minuteMs) * minuteMs;
    const name = `${source}|${conversion}|${atMs}`;
    const held = this.#ids.get(name);
    if (held !== undefined) return held;
    const noted = noteArrival(this.database, { source, conversion, receivedAtMs: atMs });
    this.#ids.set(name, noted);
    noted.catch(() => this.#ids.delete(name));
    const [oldest] = this.#ids.keys();
    if (this.#ids.size > mostKept && oldest !== undefined) this.#ids.delete(oldest);
    return noted;
  }
}
