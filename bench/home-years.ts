import { demonstrationHomes } from "@halfhourly/demonstration";
import {
  addDays,
  registerKey,
  settlementDay,
  type LondonDate,
  type Reading,
  type Register,
  type RegisterUnit,
} from "@halfhourly/domain";

/** One register of one generated home over one calendar year, with its gaps and estimates. */
export interface RegisterYear {
  readonly household: string;
  readonly register: Register;
  readonly unit: RegisterUnit;
  readonly readings: readonly Reading[];
}

/** A year with both clock changes, and not the current one, so that the same seed gives the same readings on any day. */
export const year: { readonly from: LondonDate; readonly to: LondonDate } = {
  from: "2025-01-01",
  to: "2025-12-31",
};

const homesASeed = 4;

/**
 * All registers of as many homes as asked for: electricity import, gas where there is gas, export where there is solar.
 * What came first is taken, without the corrections that followed.
 */
export function* registerYears(homes: number): Generator<RegisterYear> {
  for (let made = 0; made < homes; made += homesASeed) {
    const seed = 1 + made / homesASeed;
    const { batches, homes: all } = demonstrationHomes({ seed, today: addDays(year.to, 1) });
    const chosen = new Set(all.slice(0, homes - made).map(({ home }) => home));
    const seen = new Set<string>();
    for (const { home, register, unit, readings } of batches) {
      const household = `home-${seed}-${home}`;
      const key = `${household} ${registerKey(register)}`;
      if (!chosen.has(home) || seen.has(key)) continue;
      seen.add(key);
      yield { household, register, unit, readings: ofYear(readings) };
    }
  }
}

/** The year's first slot, and the one after its last. */
export function yearSlots(): { readonly first: number; readonly before: number } {
  return { first: settlementDay(year.from).firstSlot, before: settlementDay(addDays(year.to, 1)).firstSlot };
}

function ofYear(readings: readonly Reading[]): Reading[] {
  const { first, before } = yearSlots();
  return readings.filter(({ slot }) => slot >= first && slot < before);
}
