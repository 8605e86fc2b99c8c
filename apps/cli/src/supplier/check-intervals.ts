import { LONGEST_RANGE_DAYS, type OpenSupplyMeterPoint } from "@halfhourly/contracts";
import {
  addDays,
  datesFrom,
  londonDateAt,
  markerOf,
  readWholeValue,
  settlementDay,
  type LondonDate,
  type SettlementDay,
} from "@halfhourly/domain";
import { askPage, askRange, type Asker, type ToldRange } from "./ask-range.js";
import { NotRun, Wrong, needed, type Checking } from "./case.js";
import { expectProblem } from "./expect.js";

const WHERE = "GET /v1/meter-points/{id}/interval-readings";
const HISTORY_DAYS = LONGEST_RANGE_DAYS - 4;
/** A home that never uses more than this in a half hour, in 13 months, is told in kWh or m3. */
const SMALLEST_GREATEST = 5;

/** Half hours of one meter point, asked in every way that there is. */
export async function checkIntervals(
  checking: Checking,
  asker: Asker | null,
  points: readonly OpenSupplyMeterPoint[] | null,
  nowMs: number,
): Promise<void> {
  const today = londonDateAt(nowMs);
  const about = (
    name: string,
    what: string,
    run: (asker: Asker, point: OpenSupplyMeterPoint) => Promise<void>,
  ) =>
    checking.case(name, what, () => run(needed(asker, "token"), needed(points?.[0] ?? null, "meter point")));
  await about("day", "A settlement day holds each of its half hours once", async (who, point) => {
    await askDay(who, point, addDays(today, -3));
  });
  await about("range-ends", "`from` is in the range, `before` is not", async (who, point) => {
    const { firstSlot, slotCount } = settlementDay(addDays(today, -3));
    const whole = await askRange(who, point, firstSlot, firstSlot + slotCount);
    const morning = await askRange(who, point, firstSlot, firstSlot + 17);
    const rest = await askRange(who, point, firstSlot + 17, firstSlot + slotCount);
    await askRange(who, point, firstSlot + 17, firstSlot + 18);
    expectSame(joined(morning, rest), flat(whole), "Two parts of a day are not the day");
  });
  const month = (name: string, slots: 46 | 50) =>
    about(name, `The day of ${slots} half hours, when the clocks change`, async (who, point) => {
      const day = dayOf(slots, today);
      const { values } = await askDay(who, point, day.date);
      for (const told of values.values())
        if (told.length !== slots)
          throw new Wrong(
            WHERE,
            `${day.date} does not have ${slots} half hours.`,
            "Count half hours in UTC.",
          );
    });
  await month("spring", 46);
  await month("autumn", 50);
  await checkHistory(checking, asker, points, today);
  await about("missing-is-null", "Half hours that are yet to come are null", async (who, point) => {
    const { values } = await askDay(who, point, addDays(today, 2));
    if ([...values.values()].flat().some((value) => value !== null))
      throw new Wrong(
        WHERE,
        "Half hours that are yet to come have values.",
        "Say null where there is no value: 0 says that nothing was used.",
      );
  });
  await about("moving-in", "Nothing from before the account holder had the home", async (who, point) => {
    const firstSlot = settlementDay(point.occupiedFrom).firstSlot;
    const { values } = await askRange(who, point, firstSlot - 96, firstSlot);
    if ([...values.values()].flat().some((value) => value !== null))
      throw new Wrong(
        WHERE,
        "Half hours from before `occupiedFrom` have values: they are somebody else's.",
        "Say null for them.",
      );
  });
  await about("same-again", "The same question has the same answer", async (who, point) => {
    const [one, other] = [
      await askDay(who, point, addDays(today, -5)),
      await askDay(who, point, addDays(today, -5)),
    ];
    if (JSON.stringify(one.documents) !== JSON.stringify(other.documents))
      throw new Wrong(
        WHERE,
        "The same question has another answer.",
        "Change a document, and its `revision`, only where readings changed.",
      );
  });
  await checkWrongQuestions(about);
}

async function checkHistory(
  checking: Checking,
  asker: Asker | null,
  points: readonly OpenSupplyMeterPoint[] | null,
  today: LondonDate,
): Promise<void> {
  const dates = { from: addDays(today, -HISTORY_DAYS), to: addDays(today, -2) };
  const histories = await checking.case(
    "history",
    "13 months of every meter point, in pages that join",
    async () => {
      const told: (readonly [OpenSupplyMeterPoint, ToldRange])[] = [];
      for (const point of needed(points, "meter point"))
        told.push([point, await askDates(needed(asker, "token"), point, dates.from, dates.to)]);
      return told;
    },
  );
  await checking.case("pages", "A page of many tells what is told alone", async () => {
    const [point, { values }] = needed(histories, "history")[0]!;
    for (const share of [0.1, 0.5, 0.95]) {
      const date = addDays(dates.from, Math.floor(HISTORY_DAYS * share));
      const at = settlementDay(date).firstSlot - settlementDay(dates.from).firstSlot;
      const alone = await askDay(needed(asker, "token"), point, date);
      for (const [element, told] of alone.values)
        expectSame(
          told,
          (values.get(element) ?? []).slice(at, at + told.length),
          "A day alone differs from that day in pages",
        );
    }
  });
  await checking.case("units", "Values are whole Wh or dm3, and no codes in place of readings", async () => {
    for (const [point, { values }] of needed(histories, "history"))
      for (const told of values.values()) expectValues(point, told);
  });
}

function expectValues({ fuel, unit }: OpenSupplyMeterPoint, told: readonly (number | null)[]): void {
  const known = told.filter((value) => value !== null);
  const where = `${WHERE}, ${fuel}`;
  if (known.length === 0)
    throw new Wrong(where, "13 months have no value at all.", "Check with an account that has readings.");
  if (known.some((value) => markerOf(value, unit) !== null))
    throw new Wrong(
      where,
      "A value is a code that meters send where there is no reading.",
      "Say null in its place.",
    );
  if (known.some((value) => !readWholeValue(value, unit, fuel).ok))
    throw new Wrong(
      where,
      "A value is more than a home can use in a half hour.",
      "Look at the unit, and at meter readings told as use.",
    );
  const greatest = known.reduce((most, value) => Math.max(most, value), 0);
  if (greatest > 0 && greatest <= SMALLEST_GREATEST)
    throw new Wrong(
      where,
      "No half hour is above 5: the values seem to be in kWh or m3.",
      `Say whole ${unit}.`,
    );
}

async function checkWrongQuestions(
  about: (
    name: string,
    what: string,
    run: (asker: Asker, point: OpenSupplyMeterPoint) => Promise<void>,
  ) => Promise<unknown>,
): Promise<void> {
  const day = "from=2026-02-01T00:00:00Z&before=2026-02-02T00:00:00Z";
  const ranges = [
    "from=2026-02-02T00:00:00Z&before=2026-02-01T00:00:00Z",
    "from=2026-02-01T00:00:00Z&before=2026-02-01T00:00:00Z",
    "from=2026-02-01T00:15:00Z&before=2026-02-02T00:00:00Z",
    "from=2026-02-30T00:00:00Z&before=2026-03-02T00:00:00Z",
    "from=2026-02-01T00:00:00%2B00:00&before=2026-02-02T00:00:00Z",
    "from=2024-01-01T00:00:00Z&before=2026-02-02T00:00:00Z",
    "from=2026-02-01T00:00:00Z",
    "before=2026-02-01T00:00:00Z",
  ];
  await about("range-wrong", "A range that is none is refused, and says so", async (who, point) => {
    for (const query of ranges) expectProblem(await askPage(who, point.id, query), "invalid-range");
  });
  await about("cursor-wrong", "A cursor that is none is refused", async (who, point) =>
    expectProblem(await askPage(who, point.id, `${day}&cursor=not-a-cursor`), "invalid-cursor"),
  );
}

function askDay(asker: Asker, point: OpenSupplyMeterPoint, date: LondonDate): Promise<ToldRange> {
  return askDates(asker, point, date, date);
}

function askDates(
  asker: Asker,
  point: OpenSupplyMeterPoint,
  from: LondonDate,
  to: LondonDate,
): Promise<ToldRange> {
  const last = settlementDay(to);
  return askRange(asker, point, settlementDay(from).firstSlot, last.firstSlot + last.slotCount);
}

/** The last one before today; 13 months always hold one of either. */
function dayOf(slots: 46 | 50, today: LondonDate): SettlementDay {
  const days = datesFrom(addDays(today, -HISTORY_DAYS), addDays(today, -2)).map(settlementDay);
  const found = days.findLast(({ slotCount }) => slotCount === slots);
  if (found === undefined) throw new NotRun(`No day of the last 13 months has ${slots} half hours.`);
  return found;
}

function flat({ values }: ToldRange): readonly (number | null)[] {
  return [...values.values()].flat();
}

function joined(one: ToldRange, other: ToldRange): readonly (number | null)[] {
  return [...one.values].flatMap(([element, values]) => [...values, ...(other.values.get(element) ?? [])]);
}

function expectSame(
  told: readonly (number | null)[],
  expected: readonly (number | null)[],
  what: string,
): void {
  if (told.length === expected.length && told.every((value, i) => value === expected[i])) return;
  throw new Wrong(WHERE, `${what}.`, "Tell a half hour the same, however it is asked for.");
}
