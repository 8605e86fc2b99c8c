import {
  addDays,
  FEWEST_DAYS_FOR_A_YEAR,
  wholeYear,
  YEAR_DAYS,
  yearGrid,
  type DayBlock,
  type Direction,
  type Fuel,
  type GasConversion,
  type HomeYear,
  type LondonDate,
  type YearGrid,
} from "@halfhourly/domain";
import type { ReadRegister } from "@halfhourly/ingestion/files";
import { CommandFault, EXIT } from "../exit-codes.js";
import { daysOf } from "../price/use-of-file.js";

/** A home's year with what is known of it. */
export interface FilesYear {
  readonly grid: YearGrid;
  readonly home: HomeYear;
  readonly registers: readonly {
    readonly fuel: Fuel;
    readonly direction: Direction;
    readonly heldDays: number;
    readonly estimatedHalfHours: number;
    /** Either way, for nine homes in ten; 0 where the whole year is held. */
    readonly uncertaintyPerMille: number;
  }[];
}

interface HeldRegister {
  readonly register: ReadRegister;
  readonly days: readonly DayBlock[];
  readonly wholeDates: readonly LondonDate[];
}

/** Throws CommandFault where a register comes twice, or too little of it is held for a year. */
export function homeOfFiles(
  registers: readonly ReadRegister[],
  today: LondonDate,
  gas: GasConversion,
): FilesYear {
  const held = registers.map(heldRegister);
  expectOnce(registers);
  const to = held.map(({ wholeDates }) => wholeDates.at(-1)!).toSorted()[0];
  if (to === undefined) throw unusable("no-readings", "The files hold no half hours.");
  const from = addDays(to, 1 - YEAR_DAYS);
  const grid = yearGrid({ from, to, today });
  const known = held.map((one) => yearOf(grid, one, gas));
  const find = (fuel: Fuel, direction: Direction) =>
    known.find(({ year }) => year.fuel === fuel && year.direction === direction)?.year ?? null;
  return {
    grid,
    home: {
      electricity: find("electricity", "import"),
      gas: find("gas", "import"),
      export: find("electricity", "export"),
    },
    registers: known.map(({ year: _year, ...about }) => about),
  };
}

function heldRegister(register: ReadRegister): HeldRegister {
  const days = daysOf(register);
  const wholeDates = days.filter(({ slots }) => slots.every((slot) => slot !== null)).map(({ date }) => date);
  if (wholeDates.length === 0)
    throw unusable("no-whole-day", `The file holds no whole day of ${register.fuel} ${register.direction}.`);
  return { register, days, wholeDates };
}

function expectOnce(registers: readonly ReadRegister[]): void {
  const names = registers.map(({ fuel, direction }) => `${fuel} ${direction}`);
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice !== undefined)
    throw unusable(
      "several-registers",
      `The files hold ${twice} more than once: give one home's files, one a register.`,
    );
}

function yearOf(grid: YearGrid, { register, days }: HeldRegister, gas: GasConversion) {
  const { fuel, direction } = register;
  const { heldDays, estimatedHalfHours, uncertaintyPerMille, year } = wholeYear(grid, days, {
    fuel,
    direction,
    gas,
  });
  if (uncertaintyPerMille === null)
    throw unusable(
      "too-short",
      `The files hold ${heldDays} days of ${fuel} ${direction} up to ${grid.year.to}; a year is made of ${direction === "export" ? YEAR_DAYS : FEWEST_DAYS_FOR_A_YEAR} or more.`,
    );
  if (year === null)
    throw unusable("nothing-to-estimate-by", `Nothing is held from which all of ${fuel} could be estimated.`);
  return { year, fuel, direction, heldDays, estimatedHalfHours, uncertaintyPerMille };
}

function unusable(code: string, message: string): CommandFault {
  return new CommandFault(EXIT.unusable, code, message);
}
