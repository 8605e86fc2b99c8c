import type { Direction, Element, Fuel, SourceUnit } from "@halfhourly/domain";
import { Refusal } from "../../files/file-fault.js";
import type { JsonObject, JsonValue } from "../../files/json-document.js";
import { rejectRow, type RejectedRow } from "../../files/row-fault.js";
import { decimalTextOf, listOf, objectsIn, textOf } from "../json-members.js";
import type { JsonSource, NoteWarning, RegisterWords, SourceFile, SourceRow } from "../source.js";
import { requireUnit } from "../unit-words.js";
import { N3RGY_CLOCK, N3RGY_UNITS } from "./documentation.js";
import { elementsOf } from "./elements.js";

/** v1 `/2000000000000/electricity/consumption/1`, v2 `/mpxn/2000000000000/utility/gas/readingtype/import?start=...`. */
const RESOURCE = /\/(\d{6,13})\/(?:utility\/)?(electricity|gas)\/(?:readingtype\/)?([a-z_]+)(?:\/([12]))?/i;
/** A map, as the word is the file's: an object would know "constructor" too. */
const DIRECTIONS: ReadonlyMap<string, Direction> = new Map([
  ["consumption", "import"],
  ["import", "import"],
  ["production", "export"],
  ["export", "export"],
]);

/**
 * n3rgy's answers: v1 with one list of values, v2 with a list a device (a meter exchange makes two of one register), and
 * the bare list of values that some save. The resource states meter point, fuel, direction and element; `unit` the unit.
 */
export const n3rgyJson: JsonSource = {
  recognise(document: JsonValue): SourceFile | null {
    const bodies = bodiesIn(document);
    if (bodies === null) return null;
    return {
      ...N3RGY_CLOCK,
      stepsTellLength: bodies.some(({ granularity }) => granularity === null),
      *rows(note) {
        for (const body of bodies) yield* rowsOf(body, note);
      },
    };
  },
};

interface Body {
  readonly words: Omit<RegisterWords, "unit">;
  readonly unitWord: string;
  readonly granularity: string | null;
  /** One list a device. */
  readonly devices: readonly (readonly JsonObject[])[];
}

function bodiesIn(document: JsonValue): Body[] | null {
  const parts = objectsIn(Array.isArray(document) ? document : [document]);
  if (parts.some(isReading))
    return [{ words: wordsOf(""), unitWord: "", granularity: null, devices: [parts] }];
  const bodies = parts.flatMap((part) => bodyOf(part) ?? []);
  return bodies.length > 0 ? bodies : null;
}

function bodyOf(part: JsonObject): Body | null {
  const resource = textOf(part.get("resource"));
  const values = listOf(part, "values");
  const devices = listOf(part, "devices");
  const lists =
    devices === null ? [values ?? []] : objectsIn(devices).map((device) => listOf(device, "values") ?? []);
  const readings = lists.map(objectsIn);
  if (resource === null ? !readings.flat().some(isReading) : values === null && devices === null) return null;
  if (resource !== null && /\/tariff/i.test(resource)) return null;
  return {
    words: wordsOf(resource ?? ""),
    unitWord: textOf(part.get("unit")) ?? "",
    granularity: textOf(part.get("granularity")),
    devices: readings,
  };
}

function isReading(item: JsonObject): boolean {
  return (
    item.get("timestamp") !== undefined &&
    (item.get("value") !== undefined || item.get("primaryValue") !== undefined)
  );
}

function wordsOf(resource: string): Omit<RegisterWords, "unit"> {
  const [, id = null, utility, type = "", element] = RESOURCE.exec(resource) ?? [];
  const fuel: Fuel | null =
    utility === undefined ? null : utility.toLowerCase() === "gas" ? "gas" : "electricity";
  const primary: Element = element === "2" ? 2 : 1;
  return {
    id,
    fuel,
    direction: DIRECTIONS.get(type.toLowerCase()) ?? "import",
    element: primary,
    unitOf: N3RGY_UNITS,
  };
}

function* rowsOf(body: Body, note: NoteWarning): Generator<SourceRow | RejectedRow> {
  if (body.granularity !== null && !/^half ?-?hour(ly)?$/i.test(body.granularity)) {
    throw new Refusal(
      "not-half-hourly",
      "The file states another granularity than half hours: ask n3rgy for granularity=halfhour.",
    );
  }
  const registers = new Map<string, RegisterWords>();
  const registerOf = (element: Element, unit: SourceUnit | null): RegisterWords => {
    const key = `${element} ${unit}`;
    const known = registers.get(key) ?? {
      ...body.words,
      element: body.words.element === 2 ? 2 : element,
      unit,
    };
    registers.set(key, known);
    return known;
  };
  const items = body.devices.flat();
  const elements = elementsOf(items, note);
  for (const item of items) yield* rowsOfItem(item, elements, body.unitWord, registerOf, note);
}

function* rowsOfItem(
  item: JsonObject,
  elements: readonly { readonly element: Element; readonly member: string }[],
  unitWord: string,
  registerOf: (element: Element, unit: SourceUnit | null) => RegisterWords,
  note: NoteWarning,
): Generator<SourceRow | RejectedRow> {
  const type = textOf(item.get("type"));
  const itemUnit = textOf(item.get("unit")) ?? unitWord;
  if ((type !== null && !/^(half_hourly|total|forward)$/i.test(type)) || /varh/i.test(itemUnit)) {
    note(
      "other-quantity-skipped",
      "Values of other kinds than active energy a half hour, such as reactive energy, were left out.",
    );
    return;
  }
  const remark = textOf(item.get("additionalInformation")) ?? "";
  if (/invalid|not available/i.test(remark.replaceAll("_", " "))) {
    yield rejectRow(item.line, "marked-invalid");
    return;
  }
  const unit = requireUnit(itemUnit);
  for (const { element, member } of elements) {
    const value = decimalTextOf(item.get(member));
    const register = registerOf(element, unit);
    yield {
      line: item.line,
      register,
      time: textOf(item.get("timestamp")) ?? "",
      endTime: null,
      value,
      quality: "actual",
    };
  }
}
