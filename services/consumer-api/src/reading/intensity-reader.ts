import type { Database } from "@halfhourly/database";
import type { HalfHourlyIntensity, Period } from "@halfhourly/domain";
import { intensitiesOf } from "../actions/carbon-intensities.js";

const mostHeld = 64;

/** A region's intensities are the same for every home in it: kept by region, revision and period. */
export class IntensityReader {
  readonly #held = new Map<string, HalfHourlyIntensity | null>();
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Null where none are held. `revision` is the region's: 0 says that it has none. */
  async of(region: string, revision: number, period: Period): Promise<HalfHourlyIntensity | null> {
    if (revision === 0) return null;
    const key = `${region} ${revision} ${period.from} ${period.to}`;
    const held = this.#held.get(key);
    if (held !== undefined) return held;
    const read = await intensitiesOf(this.#database, region, period);
    if (this.#held.size >= mostHeld) this.#held.delete(this.#held.keys().next().value!);
    this.#held.set(key, read);
    return read;
  }
}
