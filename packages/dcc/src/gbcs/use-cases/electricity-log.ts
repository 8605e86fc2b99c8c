import type { GbcsContent, GbcsLog, GbcsLogEntry } from "../message.js";
import { readAccessResponse } from "../dlms/access-response.js";
import { rowBytesOf, type CompactArray } from "../dlms/compact-array.js";
import { dlmsError } from "../dlms/device-error.js";
import { epochMs } from "../dlms/date-time.js";
import { itemsOf, numberOf, unexpected } from "../dlms/expect-value.js";
import { openProtectedAttributes } from "../dlms/protected-attributes.js";
import type { DlmsValue } from "../dlms/value.js";
import type { Authenticated } from "../protection/authenticate.js";

/** ECS22b (4.8.1) and ECS66 (4.17): rows of { end, Wh of element 1 [, Wh of element 2] }, encrypted. */
export function decodeImportLog(
  kind: GbcsLog["kind"],
  payload: Buffer,
  authenticated: Authenticated,
): GbcsContent {
  const { values, failure } = readAccessResponse(payload);
  if (failure !== null) return dlmsError(failure);
  const logs = values.flatMap((value) => openProtectedAttributes(value, authenticated));
  const [first, second] = logs.map(rowsOf);
  if (first === undefined || logs.length > 2) throw unexpected("the log");
  const rows = second === undefined ? first : sideBySide(first, second);
  return { ...ELECTRICITY, kind, direction: "import", elements: rows.valuesEach, entries: rows.entries };
}

/** ECS22a (4.8.3): rows of { end, active export Wh, reactive export varh }, not encrypted inside GBCS. */
export function decodeExportLog(payload: Buffer): GbcsContent {
  const { values, failure } = readAccessResponse(payload);
  if (failure !== null) return dlmsError(failure);
  const [log, ...more] = values;
  if (log === undefined || more.length > 0) throw unexpected("the export log");
  const entries = rowsOf(log).entries.map(({ endMs, values: [active, reactive] }): GbcsLogEntry => {
    const entry = { endMs, values: active === undefined ? [] : [active] };
    return reactive === undefined ? entry : { ...entry, reactiveVarh: reactive };
  });
  return { ...ELECTRICITY, kind: "half-hours", direction: "export", elements: 1, entries };
}

const ELECTRICITY = { fuel: "electricity", unit: "Wh" } as const;

interface Rows {
  readonly valuesEach: 1 | 2;
  readonly entries: readonly GbcsLogEntry[];
}

/** A log as rows, whichever of the three forms the meter chose: compact array, array of structures, nothing at all. */
function rowsOf(log: DlmsValue): Rows {
  if (log.type === "null") return { valuesEach: 1, entries: [] };
  if (log.type === "compact-array") return compactRows(log);
  const entries = itemsOf(log, "the log").map(rowOfStructure);
  return { valuesEach: entries.some(({ values }) => values.length === 2) ? 2 : 1, entries };
}

function compactRows({ columns, contents }: CompactArray): Rows {
  const valuesEach = valuesBeside(columns.length);
  if (columns[0] !== 4) throw unexpected("the time of an entry");
  const rowBytes = rowBytesOf(columns);
  const entries: GbcsLogEntry[] = [];
  for (let at = 0; at < contents.length; at += rowBytes) {
    const values: number[] = [];
    let columnAt = at + 4;
    for (let column = 1; column < columns.length; column++) {
      const size = columns[column]!;
      values.push(contents.readUIntBE(columnAt, size));
      columnAt += size;
    }
    entries.push({ endMs: epochMs(contents.readUInt32BE(at)), values });
  }
  return { valuesEach, entries };
}

function rowOfStructure(row: DlmsValue): GbcsLogEntry {
  const [time, ...values] = itemsOf(row, "an entry of the log");
  valuesBeside(1 + values.length);
  const endMs = epochMs(numberOf(time, "the time of an entry"));
  // An entry that the meter has no value for is an entry without values: missing is not zero.
  if (values.some(({ type }) => type === "null")) return { endMs, values: [] };
  return { endMs, values: values.map((value) => numberOf(value, "a value of the log")) };
}

/** An entry is a time and one or two values. */
function valuesBeside(columns: number): 1 | 2 {
  if (columns !== 2 && columns !== 3) throw unexpected("an entry of the log");
  return columns === 3 ? 2 : 1;
}

/** Two logs of one value each, one an element: the same ends in the same order, or they are not one meter's. */
function sideBySide(first: Rows, second: Rows): Rows {
  const isPair =
    first.valuesEach === 1 && second.valuesEach === 1 && first.entries.length === second.entries.length;
  if (!isPair) throw unexpected("the log of the second element");
  const entries = first.entries.map(({ endMs, values }, index) => {
    const other = second.entries[index]!;
    if (other.endMs !== endMs) throw unexpected("the log of the second element");
    return { endMs, values: [...values, ...other.values] };
  });
  return { valuesEach: 2, entries };
}
