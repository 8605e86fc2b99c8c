import { defaultLimits } from "../services/ingestion/src/dcc/config.js";
import { rounded } from "./figures.js";

const readingsADay = [100e6, 300e6, 480e6, 1_440e6];
const { fromMinute, toMinute } = defaultLimits.scheduleWindow;
export const windowHours = (toMinute - fromMinute) / 60;

/** What the projections stand on, printed with them. */
export const assumptions: readonly string[] = [
  "Linear in processor time: twice the readings are twice the work. Processes share nothing but PostgreSQL, and one home's answers are decoded by one process at a time.",
  `The day comes in the ${windowHours} hours in which schedules are executed; cores are what is busy then, each to the full, with nothing to spare.`,
  "Counted: our process and PostgreSQL, one after the other's time added. Not counted: the simulator, and writing the homes (consents, keys, collections, schedules, device certificates) before.",
  "PostgreSQL is one server: its share of the cores, its disk and its log would have to be split over several from some size on. Nothing here measures that.",
  "Each register's first day: its row and its household's audit chain are made in the run, which a later day does not pay for.",
  "A day's half hours of a register in one answer, as a daily schedule brings them; the simulator's mix of generations, fuels, export and second elements. No gaps, corrections or requests of ours beside it.",
];

export interface Projection {
  readonly readingsADay: number;
  readonly coreHours: number;
  /** Busy through the whole window. */
  readonly cores: number;
  readonly windowHours: number;
}

export function project(readingsPerCoreSecond: number): Projection[] {
  return readingsADay.map((readings) => {
    const coreHours = readings / readingsPerCoreSecond / 3600;
    return {
      readingsADay: readings,
      coreHours: rounded(coreHours),
      cores: rounded(coreHours / windowHours),
      windowHours,
    };
  });
}
