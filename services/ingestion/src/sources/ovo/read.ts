import type { Fuel } from "@halfhourly/domain";
import type { JsonObject, JsonValue } from "../../files/json-document.js";
import { Refusal } from "../../files/file-fault.js";
import { rejectRow, type RejectedRow } from "../../files/row-fault.js";
import { decimalTextOf, listOf, objectOf, objectsIn, textOf } from "../json-members.js";
import { holdsTotals } from "../other-contents.js";
import type { JsonSource, RegisterWords, SourceFile, SourceRow } from "../source.js";
import { requireUnit } from "../unit-words.js";

const FUELS: readonly Fuel[] = ["electricity", "gas"];

/**
 * OVO's usage answers: both fuels in one body, each a list of intervals in naive London time whose end is its last
 * millisecond (01:29:59.999), both fuels in kWh. The daily and monthly answers have the same frame.
 */
export const ovo: JsonSource = {
  recognise(document: JsonValue): SourceFile | null {
    const lists = listsIn(document);
    if (lists.length === 0) return null;
    return {
      format: "ovo",
      stamp: { value: "start", basis: "stated" },
      zone: { value: "Europe/London", basis: "documented" },
      stepsTellLength: false,
      *rows() {
        refuseTotals(lists.flatMap(({ items }) => objectsIn(items)));
        const registers = new Map<string, RegisterWords>();
        for (const { fuel, items } of lists) {
          for (const item of objectsIn(items)) yield rowOf(item, fuel, registers);
        }
      },
    };
  },
};

interface FuelList {
  readonly fuel: Fuel;
  readonly items: readonly JsonValue[];
}

function listsIn(document: JsonValue): FuelList[] {
  return objectsIn(Array.isArray(document) ? document : [document]).flatMap((body) =>
    FUELS.flatMap((fuel) => {
      const part = objectOf(body, fuel);
      const items = part === null ? null : listOf(part, "data");
      return items === null ? [] : [{ fuel, items }];
    }),
  );
}

/** Throws Refusal for the answers in the same frame that go by days or by months. */
function refuseTotals(items: readonly JsonObject[]): void {
  if (items.length === 0)
    throw new Refusal(
      "no-half-hourly-readings",
      "The file holds no half-hourly readings; it is a usage answer of OVO for a day without any. Download a day that has come in.",
    );
  if (items.every((item) => item.get("month") !== undefined)) throw holdsTotals("monthly totals");
  if (items.every(isWholeDay)) throw holdsTotals("daily totals");
}

/** From midnight to 23:59:59.999 of the same date. */
function isWholeDay(item: JsonObject): boolean {
  const interval = objectOf(item, "interval");
  const start = interval === null ? null : textOf(interval.get("start"));
  const end = interval === null ? null : textOf(interval.get("end"));
  return (
    start !== null &&
    end !== null &&
    start.slice(0, 10) === end.slice(0, 10) &&
    /T00:00\b/.test(start) &&
    /T23:59\b/.test(end)
  );
}

function rowOf(item: JsonObject, fuel: Fuel, registers: Map<string, RegisterWords>): SourceRow | RejectedRow {
  const interval = objectOf(item, "interval");
  if (interval === null) {
    // The monthly answer names a month in place of an interval.
    return rejectRow(item.line, item.get("month") === undefined ? "time-missing" : "not-half-hourly");
  }
  return {
    line: item.line,
    register: registerOf(registers, fuel, textOf(item.get("unit")) ?? ""),
    time: textOf(interval.get("start")) ?? "",
    endTime: textOf(interval.get("end")) ?? "",
    value: decimalTextOf(item.get("consumption")),
    quality: "actual",
  };
}

function registerOf(registers: Map<string, RegisterWords>, fuel: Fuel, unitWord: string): RegisterWords {
  const key = `${fuel} ${unitWord}`;
  const known = registers.get(key);
  if (known !== undefined) return known;
  const words: RegisterWords = {
    id: null,
    direction: "import",
    element: 1,
    fuel,
    unit: requireUnit(unitWord),
    unitOf: { electricity: "kWh", gas: "kWh" },
  };
  registers.set(key, words);
  return words;
}
