import type { Slot } from "@halfhourly/domain";

/** One row whose label London's clock shows once or, in the October hour, twice. */
export interface LabelledRow {
  /** What the clock shows, in minutes; rows of one register in file order. */
  readonly wallMinute: number;
  /** The one slot, or BST's and then GMT's. */
  readonly slots: readonly Slot[];
}

/** A step back of more than the repeated hour begins another run: a second file behind the first, a second device. */
const REPEATED_MINUTES = 60;

type Direction = 1 | -1;

/**
 * The slot of each row, or null where the October hour stays ambiguous.
 *
 * A file in naive local time tells the two hours apart only by the order of its rows: time must move strictly forwards
 * (or, newest first, strictly backwards) through a run. Where just one choice of slots does that, it is taken; where none
 * does (the order is scrambled) or several do (only one of the two hours is there), the rows are ambiguous.
 */
export function tellByRunOrder(rows: readonly LabelledRow[]): (Slot | null)[] {
  const told = rows.map(({ slots }) => (slots.length === 1 ? slots[0]! : null));
  if (rows.every(({ slots }) => slots.length === 1)) return told;
  const direction = directionOf(rows);
  for (const group of ambiguousGroups(rows, direction)) {
    const choices =
      direction === null
        ? [...choicesOf(group.rows, 1), ...choicesOf(group.rows, -1)]
        : choicesOf(group.rows, direction);
    if (choices.length === 1) choices[0]!.forEach((slot, i) => (told[group.indexes[i]!] = slot));
  }
  return told;
}

interface Group {
  readonly indexes: readonly number[];
  readonly rows: readonly LabelledRow[];
}

/**
 * Forwards or backwards where three steps in four go that way; null where neither leads, as in a shuffled file. Steps
 * inside the repeated hour say nothing: forwards too it steps back once.
 */
function directionOf(rows: readonly LabelledRow[]): Direction | null {
  let balance = 0;
  let steps = 0;
  for (let i = 1; i < rows.length; i++) {
    const [before, row] = [rows[i - 1]!, rows[i]!];
    if (before.slots.length === 2 && row.slots.length === 2) continue;
    balance += Math.sign(row.wallMinute - before.wallMinute);
    steps++;
  }
  if (balance === 0 || Math.abs(balance) * 2 < steps) return null;
  return balance > 0 ? 1 : -1;
}

/** The ambiguous rows of each run. */
function ambiguousGroups(rows: readonly LabelledRow[], direction: Direction | null): Group[] {
  const groups: Group[] = [];
  let indexes: number[] = [];
  const close = () => {
    if (indexes.length > 0) groups.push({ indexes, rows: indexes.map((i) => rows[i]!) });
    indexes = [];
  };
  rows.forEach((row, i) => {
    const step = i === 0 ? 0 : (row.wallMinute - rows[i - 1]!.wallMinute) * (direction ?? 1);
    const begun = indexes.length > 0 ? rows[indexes[0]!]! : null;
    const anotherNight =
      begun !== null &&
      row.slots.length === 2 &&
      Math.abs(row.wallMinute - begun.wallMinute) > REPEATED_MINUTES;
    if (step < -REPEATED_MINUTES || anotherNight) close();
    if (row.slots.length === 2) indexes.push(i);
  });
  close();
  return groups;
}

/** At most four rows fit the two hours, so more than a handful of choices cannot arise. */
function choicesOf(rows: readonly LabelledRow[], direction: Direction): Slot[][] {
  if (rows.length > 4) return [];
  const partial: Slot[][] = [[]];
  return rows.reduce(
    (choices, { slots }) =>
      choices.flatMap((chosen) =>
        slots
          .filter((slot) => chosen.length === 0 || (slot - chosen.at(-1)!) * direction > 0)
          .map((slot) => [...chosen, slot]),
      ),
    partial,
  );
}
