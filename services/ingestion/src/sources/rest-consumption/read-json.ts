import type { Fuel } from "@halfhourly/domain";
import { JsonObject, type JsonValue } from "../../files/json-document.js";
import { decimalTextOf, objectsIn, textOf } from "../json-members.js";
import type { JsonSource, RegisterWords, SourceFile, SourceRow } from "../source.js";
import { REST_CLOCK, REST_UNITS } from "./documentation.js";

const METER_POINT_IN_URL = /\/(electricity|gas)-meter-points\/(\d+)\//;

/**
 * Bodies of a REST consumption answer, one or several, or their bare rows. A body's link to the next or previous page
 * states the fuel and the meter point; a body without links states neither.
 */
export const restConsumptionJson: JsonSource = {
  recognise(document: JsonValue): SourceFile | null {
    const bodies = bodiesIn(document);
    if (bodies === null) return null;
    const linked = onlyOneOf(bodies.map(registerByLink).filter((register) => register !== null));
    return {
      ...REST_CLOCK,
      stepsTellLength: false,
      *rows() {
        for (const body of bodies) {
          // The last page has a link back, the only page none: pages of one file belong to one meter.
          const register = registerByLink(body) ?? linked ?? UNNAMED;
          for (const item of objectsIn(body.items)) yield rowOf(item, register);
        }
      },
    };
  },
};

interface Body {
  readonly links: readonly string[];
  readonly items: readonly JsonValue[];
}

const UNNAMED: RegisterWords = {
  id: null,
  direction: "import",
  element: 1,
  fuel: null,
  unit: null,
  unitOf: REST_UNITS,
};

function bodiesIn(document: JsonValue): Body[] | null {
  const parts = Array.isArray(document) ? document : [document];
  if (parts.some(isInterval)) return [{ links: [], items: parts }];
  const bodies = parts.flatMap((part) => {
    const items = part instanceof JsonObject ? part.get("results") : undefined;
    if (!(part instanceof JsonObject) || !Array.isArray(items)) return [];
    return [{ links: ["next", "previous"].map((name) => textOf(part.get(name)) ?? ""), items }];
  });
  const holdsIntervals = bodies.some(
    ({ items, links }) => items.some(isInterval) || links.some((link) => METER_POINT_IN_URL.test(link)),
  );
  return holdsIntervals ? bodies : null;
}

function isInterval(item: JsonValue): boolean {
  return (
    item instanceof JsonObject &&
    item.get("interval_start") !== undefined &&
    item.get("consumption") !== undefined
  );
}

function registerByLink({ links }: Body): RegisterWords | null {
  const match = links.map((link) => METER_POINT_IN_URL.exec(link)).find((found) => found !== null);
  if (match === undefined || match === null) return null;
  const fuel: Fuel = match[1] === "gas" ? "gas" : "electricity";
  return { ...UNNAMED, id: match[2]!, fuel };
}

function onlyOneOf(registers: readonly RegisterWords[]): RegisterWords | null {
  const [first] = registers;
  return first !== undefined && registers.every(({ id }) => id === first.id) ? first : null;
}

function rowOf(item: JsonObject, register: RegisterWords): SourceRow {
  return {
    line: item.line,
    register,
    time: textOf(item.get("interval_start")) ?? "",
    endTime: textOf(item.get("interval_end")) ?? "",
    value: decimalTextOf(item.get("consumption")),
    quality: "actual",
  };
}
