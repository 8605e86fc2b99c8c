import type { FileFlags } from "@halfhourly/contracts";
import {
  fillMissing,
  londonDateOf,
  newDay,
  settlementDay,
  type DayBlock,
  type Direction,
  type Fuel,
  type LondonDate,
  type Reading,
} from "@halfhourly/domain";
import { inspectFile, unpackFile, type ReadRegister } from "@halfhourly/ingestion/files";
import { CommandFault, EXIT } from "../exit-codes.js";
import { readOperand } from "../read-operand.js";
import type { Terminal } from "../terminal.js";

/** One register's use between two dates, whole. */
export interface Use {
  readonly fuel: Fuel;
  readonly direction: Direction;
  readonly from: LondonDate;
  readonly to: LondonDate;
  /** Every date; what was missing or suspect is estimated. */
  readonly days: readonly DayBlock[];
  /** Half hours that were estimated here. */
  readonly filled: number;
}

/** The registers of a file of readings. Throws CommandFault. */
export async function registersOf(
  terminal: Terminal,
  operand: string,
  flags: FileFlags,
): Promise<readonly ReadRegister[]> {
  const unpacked = await unpackFile(await readOperand(terminal, operand));
  const file = unpacked.ok ? inspectFile(unpacked.bytes, flags) : unpacked;
  if (file.ok) return file.registers;
  throw new CommandFault(EXIT.unusable, file.fault.code, `${operand}: ${file.fault.message}`);
}

/** The one register of this fuel and direction. Throws CommandFault where there is none, or more than one. */
export function onlyRegister(
  registers: readonly ReadRegister[],
  fuel: Fuel,
  direction: Direction,
): ReadRegister {
  const found = registers.filter((one) => one.fuel === fuel && one.direction === direction);
  const [only] = found;
  if (only === undefined) {
    const held = [...new Set(registers.map((one) => `${one.fuel} ${one.direction}`))].join(", ");
    throw unusable(
      "no-such-register",
      `The tariff is for ${fuel} ${direction}; the file holds ${held}. Where the file does not say its fuel, say --fuel.`,
    );
  }
  if (found.length > 1)
    throw unusable(
      "several-registers",
      `The file holds ${found.length} registers of ${fuel} ${direction}: give one meter's file.`,
    );
  return only;
}

/** @param asked dates as typed; those that are null are the first and the last date that the file holds whole. */
export function useOf(
  register: ReadRegister,
  asked: { readonly from: LondonDate | null; readonly to: LondonDate | null },
): Use {
  const { fuel, direction } = register;
  const heldDays = daysOf(register);
  const whole = heldDays.filter(({ slots }) => slots.every((slot) => slot !== null));
  const from = asked.from ?? whole[0]?.date;
  const to = asked.to ?? whole.at(-1)?.date;
  if (from === undefined || to === undefined)
    throw unusable("no-whole-day", "The file holds no whole day: say --from and --to.");
  if (to < from) throw unusable("dates-backwards", `--to ${to} lies before --from ${from}.`);
  const filled = fillMissing(heldDays, { from, to }, direction === "export" ? "even" : fuel);
  const without = filled.days.find(({ slots }) =>
    slots.some((slot) => slot === null || slot.quality === "suspect"),
  );
  if (without !== undefined)
    throw unusable(
      "nothing-to-estimate-by",
      `Nothing is held from which ${without.date} could be estimated.`,
    );
  return { fuel, direction, from, to, ...filled };
}

export function daysOf({ readings, unit }: ReadRegister): DayBlock[] {
  const byDate = new Map<LondonDate, Reading[]>();
  let [date, before]: [LondonDate, number] = ["", -Infinity];
  for (const reading of readings) {
    if (reading.slot >= before || date === "") {
      date = londonDateOf(reading.slot);
      const { firstSlot, slotCount } = settlementDay(date);
      before = firstSlot + slotCount;
    }
    const ofDay = byDate.get(date);
    if (ofDay === undefined) byDate.set(date, [reading]);
    else ofDay.push(reading);
  }
  return [...byDate].map(([day, ofDay]) => newDay(day, unit, ofDay));
}

function unusable(code: string, message: string): CommandFault {
  return new CommandFault(EXIT.unusable, code, message);
}
