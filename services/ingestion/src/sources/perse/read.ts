import { isLondonDate, settlementDay, type Direction } from "@halfhourly/domain";
import type { JsonObject, JsonValue } from "../../files/json-document.js";
import { rejectRow, type RejectedRow } from "../../files/row-fault.js";
import { decimalTextOf, listOf, objectsIn, textOf } from "../json-members.js";
import type { JsonSource, NoteWarning, RegisterWords, SourceFile, SourceRow } from "../source.js";

const MOST_PERIODS = 50;
/** Measurement quantities of the Data Transfer Catalogue: active import, active export. Others (reactive) are no energy. */
const DIRECTIONS: Readonly<Record<string, Direction>> = { AI: "import", AE: "export" };

/**
 * Perse's meter history: one object a settlement date and quantity, P1 to P50 the settlement periods counted from London
 * midnight, UT1 to UT50 how each was come by ("E" estimated). Electricity settlement data, in kWh.
 */
export const perse: JsonSource = {
  recognise(document: JsonValue): SourceFile | null {
    const days = daysIn(document);
    if (days === null) return null;
    const registers = new Map<string, RegisterWords>();
    return {
      format: "perse",
      stamp: { value: "start", basis: "stated" },
      zone: { value: "Europe/London", basis: "stated" },
      stepsTellLength: false,
      *rows(note) {
        for (const day of days) yield* rowsOf(day, registers, note);
      },
    };
  },
};

function daysIn(document: JsonValue): JsonObject[] | null {
  const parts = objectsIn(Array.isArray(document) ? document : [document]);
  const days = parts.flatMap((part) => objectsIn(listOf(part, "data") ?? [part]));
  return days.some((day) => day.get("MeasurementQuantity") !== undefined && day.get("P1") !== undefined)
    ? days
    : null;
}

function* rowsOf(
  day: JsonObject,
  registers: Map<string, RegisterWords>,
  note: NoteWarning,
): Generator<SourceRow | RejectedRow> {
  const quantity = (textOf(day.get("MeasurementQuantity")) ?? "").trim().toUpperCase();
  const direction = DIRECTIONS[quantity];
  if (direction === undefined) {
    note(
      "other-quantity-skipped",
      "Days of other measurement quantities than AI and AE, such as reactive energy, were left out.",
    );
    return;
  }
  const register = registerOf(registers, decimalTextOf(day.get("MPAN")), direction);
  const date = (textOf(day.get("Date")) ?? "").trim().slice(0, 10);
  if (isLondonDate(date)) yield* periodsOf(day, date, register);
  else yield rejectRow(day.line, date === "" ? "time-missing" : "time-unreadable");
}

function* periodsOf(
  day: JsonObject,
  date: string,
  register: RegisterWords,
): Generator<SourceRow | RejectedRow> {
  const { firstSlot, slotCount } = settlementDay(date);
  for (let period = 1; period <= MOST_PERIODS; period++) {
    const value = decimalTextOf(day.get(`P${period}`));
    if (period > slotCount) {
      if (value !== null) yield rejectRow(day.line, "no-such-period", noSuchPeriod(date, period, slotCount));
      continue;
    }
    const estimated = (textOf(day.get(`UT${period}`)) ?? "").toUpperCase().startsWith("E");
    const quality = estimated ? "estimated" : "actual";
    yield { line: day.line, register, time: firstSlot + period - 1, endTime: null, value, quality };
  }
}

function noSuchPeriod(date: string, period: number, slotCount: number): string {
  return `${date} has ${slotCount} settlement periods, so its period ${period} was left out: check the date.`;
}

function registerOf(
  registers: Map<string, RegisterWords>,
  id: string | null,
  direction: Direction,
): RegisterWords {
  const key = `${direction} ${id}`;
  const known = registers.get(key);
  if (known !== undefined) return known;
  const words: RegisterWords = { id, direction, element: 1, fuel: "electricity", unit: "kWh" };
  registers.set(key, words);
  return words;
}
