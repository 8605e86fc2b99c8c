import type { Readings } from "@halfhourly/contracts";
import {
  daysBetween,
  isLondonDate,
  settlementDay,
  slotStartIso,
  type DayBlock,
  type Direction,
  type Element,
  type Grant,
  type LondonDate,
} from "@halfhourly/domain";
import type { RegisterSummary } from "@halfhourly/reading-store";
import { Problem } from "@halfhourly/service-kit";
import { meterNotFound } from "../actions/agreements.js";
import { meterOfHousehold } from "../actions/meter-rows.js";
import { revisionsOf, viewable, type ViewableMeter } from "../actions/show-meters.js";
import type { Context } from "../context.js";
import { entityTag } from "../http/conditional.js";
import { invalid } from "../http/problem-answers.js";
import { requireGrant } from "./what.js";

const mostDays = 400;
const letters = { actual: "a", estimated: "e", suspect: "s" } as const;

export interface ReadingsQuestion {
  readonly from: LondonDate;
  readonly to: LondonDate;
  readonly direction?: Direction;
  readonly element?: Element;
}

export interface ReadingsPlan {
  readonly meter: ViewableMeter;
  readonly grant: Grant;
  readonly summary: RegisterSummary;
  readonly question: ReadingsQuestion;
  readonly tag: string;
}

/** Throws Problem `meter-not-found`, `consent-required`, `register-not-found`, `invalid-request` or `range-too-long`. */
export async function planReadings(
  context: Context,
  household: string,
  meterId: string,
  question: ReadingsQuestion,
): Promise<ReadingsPlan> {
  requireRange(question);
  const linked = await meterOfHousehold(context, household, meterId);
  if (linked === null) throw meterNotFound();
  const meter = await viewable(context, linked);
  const grant = requireGrant(meter);
  const { direction = "import", element = 1 } = question;
  const summary = meter.registers.find(
    ({ register }) => register.direction === direction && register.element === element,
  );
  if (summary === undefined)
    throw new Problem(
      404,
      "register-not-found",
      `Nothing is held of this meter's ${direction} register ${element} yet. Send in a file first.`,
    );
  return { meter, grant, summary, question, tag: entityTag("readings", revisionsOf([meter]), question) };
}

/** The answer of GET /v1/meters/:meterId/readings: values as they are held, nothing worked out. */
export async function answerReadings(
  context: Context,
  { meter, grant, summary, question }: ReadingsPlan,
): Promise<Readings> {
  const { register, unit } = summary;
  const blocks = await context.readingStore.days(grant, register, question.from, question.to);
  const held = blocks.flatMap(({ slots }) => slots.filter((slot) => slot !== null));
  return {
    key: {
      meterId: meter.linked.id,
      fuel: register.fuel,
      direction: register.direction,
      element: register.element,
      unit,
    },
    from: question.from,
    to: question.to,
    total: held.length === 0 ? null : held.reduce((sum, { value }) => sum + value, 0),
    readings: held.length,
    days: blocks.map(showDay),
  };
}

function showDay({ date, slots, revision }: DayBlock): Readings["days"][number] {
  return {
    date,
    firstSlot: slotStartIso(settlementDay(date).firstSlot),
    values: slots.map((slot) => slot?.value ?? null),
    qualities: slots.map((slot) => (slot === null ? "-" : letters[slot.quality])).join(""),
    revision,
  };
}

function requireRange({ from, to }: ReadingsQuestion): void {
  for (const [field, date] of Object.entries({ from, to }))
    if (!isLondonDate(date))
      throw invalid([
        { field, code: "no-such-date", message: "is not a date that exists between 1996 and 2039" },
      ]);
  const days = daysBetween(from, to) + 1;
  if (days < 1) throw invalid([{ field: "to", code: "before-from", message: "lies before from" }]);
  if (days > mostDays)
    throw new Problem(
      400,
      "range-too-long",
      `The range has ${days} days; ask for at most ${mostDays} at a time.`,
    );
}
