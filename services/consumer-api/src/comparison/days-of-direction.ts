import type { DayBlock, Direction, Grant, Period } from "@halfhourly/domain";
import type { RegisterSummary } from "@halfhourly/reading-store";
import type { Context } from "../context.js";

interface ReadableMeter {
  /** Null: nothing of it may be read. */
  readonly grant: Grant | null;
  readonly registers: readonly RegisterSummary[];
}

/** A meter's days of one direction; its two elements, where it has two, added up: a half hour that one lacks is missing. */
export async function daysOfDirection(
  { readingStore }: Pick<Context, "readingStore">,
  { grant, registers }: ReadableMeter,
  direction: Direction,
  { from, to }: Pick<Period, "from" | "to">,
): Promise<readonly DayBlock[]> {
  if (grant === null) return [];
  const wanted = registers.filter(({ register }) => register.direction === direction);
  const elements = await Promise.all(
    wanted.map(({ register }) => readingStore.days(grant, register, from, to)),
  );
  const [first = [], second] = elements;
  if (second === undefined) return first;
  const others = new Map(second.map((day) => [day.date, day]));
  return first.flatMap((day) => {
    const other = others.get(day.date);
    return other === undefined
      ? []
      : [{ ...day, slots: day.slots.map((slot, i) => sumOf(slot, other.slots[i])) }];
  });
}

type Held = DayBlock["slots"][number];

function sumOf(a: Held, b: Held | undefined): Held {
  if (a === null || b === null || b === undefined) return null;
  const worse = [a, b].find(({ quality }) => quality !== "actual") ?? a;
  return { ...worse, value: a.value + b.value };
}
