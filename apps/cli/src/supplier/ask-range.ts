import { IntervalPageSchema, type IntervalDocument, type OpenSupplyMeterPoint } from "@halfhourly/contracts";
import { SLOT_MS, slotStartIso, type Slot } from "@halfhourly/domain";
import { Wrong } from "./case.js";
import { expectBody, expectNoStore } from "./expect.js";
import { askWith, METER_POINTS } from "./resource.js";
import type { Answer, Server } from "./server.js";

const MOST_PAGES = 1000;

export interface Asker {
  readonly server: Server;
  readonly accessToken: string;
}

export interface ToldRange {
  readonly documents: readonly IntervalDocument[];
  readonly pages: number;
  /** By element, a value a half hour of the range. */
  readonly values: ReadonlyMap<number, readonly (number | null)[]>;
}

/** One question for a page, with a query as it stands. */
export function askPage({ server, accessToken }: Asker, id: string, query: string): Promise<Answer> {
  // A cursor says nothing to people, and may say much to others.
  const shown = `${METER_POINTS}/{id}/interval-readings?${query.replace(/cursor=[^&]*/, "cursor=...")}`;
  return askWith(server, `${METER_POINTS}/${id}/interval-readings?${query}`, accessToken, shown);
}

/** All pages of a range, held to what the contract says of every one. Throws Wrong. */
export async function askRange(
  asker: Asker,
  point: OpenSupplyMeterPoint,
  first: Slot,
  before: Slot,
): Promise<ToldRange> {
  const range = new URLSearchParams({ from: slotStartIso(first), before: slotStartIso(before) });
  const where = `GET ${METER_POINTS}/{id}/interval-readings, ${slotStartIso(first)} to ${slotStartIso(before)}`;
  const documents: IntervalDocument[] = [];
  const seen = new Set<string>();
  for (let query = range; ; query = new URLSearchParams([...range, ["cursor", [...seen].at(-1) ?? ""]])) {
    const answer = await askPage(asker, point.id, query.toString());
    const page = expectBody(answer, IntervalPageSchema);
    expectNoStore(answer);
    documents.push(...page.documents);
    if (page.next === null) break;
    if (seen.has(page.next) || seen.size > MOST_PAGES)
      throw new Wrong(
        where,
        "The pages have no end: a cursor comes again.",
        "Say `next`: null on the last page.",
      );
    seen.add(page.next);
  }
  return { documents, pages: seen.size + 1, values: valuesOf(documents, point, first, before, where) };
}

function valuesOf(
  documents: readonly IntervalDocument[],
  point: OpenSupplyMeterPoint,
  first: Slot,
  before: Slot,
  where: string,
): Map<number, (number | null)[]> {
  const values = new Map<number, (number | null)[]>(point.elements.map((element) => [element, []]));
  documents.forEach((document, index) => {
    const wrong = (what: string, todo: string) => new Wrong(`${where}, document ${index + 1}`, what, todo);
    for (const name of ["meterPoint", "fuel", "direction", "unit"] as const)
      if (document[name] !== point[name])
        throw wrong(`\`${name}\` is another than the meter point's.`, "Say what /v1/meter-points says.");
    const told = values.get(document.element);
    if (told === undefined)
      throw wrong("`element` is none of the meter point's.", "Say one of its `elements`.");
    const start = Date.parse(document.start) / SLOT_MS;
    if (!Number.isInteger(start) || slotStartIso(start) !== document.start)
      throw wrong("`start` is no half hour that there is.", "Say a UTC date and time.");
    const expected = first + told.length;
    if (start !== expected)
      throw wrong(
        start < expected
          ? "It begins before the end of the document before it: half hours come twice."
          : `Half hours are left out: ${slotStartIso(expected)} is the next one.`,
        "Tell every half hour of the range once, from `from` on, in order, null where there is no value.",
      );
    told.push(...document.values);
    if (first + told.length > before)
      throw wrong(
        "It goes on beyond the range.",
        "End with the half hour before `before`: `before` itself is not asked for.",
      );
    expectExceptions(document, wrong);
  });
  for (const told of values.values())
    if (first + told.length < before)
      throw new Wrong(
        where,
        `The last half hours are left out: ${slotStartIso(first + told.length)} is the next one.`,
        "Tell every half hour of the range, null where there is no value. A settlement day has 46, 48 or 50.",
      );
  return values;
}

function expectExceptions(
  { exceptions, values }: IntervalDocument,
  wrong: (what: string, todo: string) => Wrong,
): void {
  let last = -1;
  for (const { from, to } of exceptions) {
    if (from <= last || to < from || to >= values.length)
      throw wrong("`exceptions` are not runs in order within the values.", "Count from 0, `to` included.");
    last = to;
  }
}
