import { rectangle, type PlotSize } from "./plot.js";
import { classesOf, classIndexOf, type ValueClass } from "./value-classes.js";

/** One day of the map; `value` null where nothing can be said of it. */
export interface MapDay {
  /** London date, YYYY-MM-DD. */
  readonly date: string;
  readonly value: number | null;
  /** The share of its readings that are missing, 0 to 1. */
  readonly gap: number;
}

export interface Cell {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A year as a calendar: a row for each month, a column for each day of the month, a path for each class of value. */
export interface YearMap {
  /** `YYYY-MM` of each row. */
  readonly months: readonly string[];
  readonly rowHeight: number;
  readonly classes: readonly ValueClass[];
  /** One path a class. More fills more of the cell, so that colour is never alone. */
  readonly paths: readonly string[];
  /** Days with many missing readings: hatched. */
  readonly gaps: string;
  /** The faint ground of every day that the period has. */
  readonly ground: string;
  cell(index: number): Cell;
  /** The day under a point, or the nearest of that row. */
  indexAt(x: number, y: number): number;
}

const DAYS_IN_LONGEST_MONTH = 31;
const CELL_GAP_PX = 1.5;
const MANY = 0.25;

/** Lays out days, in order and without a break, over a map of the given size in pixels. */
export function yearMapOf(days: readonly MapDay[], size: PlotSize): YearMap {
  const months = [...new Set(days.map((day) => day.date.slice(0, 7)))];
  const pitch = size.width / DAYS_IN_LONGEST_MONTH;
  const rowHeight = size.height / Math.max(months.length, 1);
  const classes = classesOf(days.flatMap((day) => (day.value === null ? [] : [day.value])));
  const rowOf = new Map(months.map((month, row) => [month, row]));
  const cells = days.map(({ date }) => ({
    x: (Number(date.slice(8)) - 1) * pitch,
    y: (rowOf.get(date.slice(0, 7)) ?? 0) * rowHeight,
    width: pitch - CELL_GAP_PX,
    height: rowHeight - CELL_GAP_PX * 2,
  }));
  const paths = classes.map(() => "");
  let gaps = "";
  let ground = "";
  days.forEach((day, index) => {
    const cell = cells[index] as Cell;
    ground += rectangle(cell.x, cell.y, cell.width, cell.height);
    if (day.value !== null) {
      const nth = classIndexOf(classes, day.value);
      const filled = (cell.height * (nth + 1)) / classes.length;
      paths[nth] += rectangle(cell.x, cell.y + cell.height - filled, cell.width, filled);
    }
    if (hasManyMissing(day)) gaps += rectangle(cell.x, cell.y, cell.width, cell.height);
  });
  return {
    months,
    rowHeight,
    classes,
    paths,
    gaps,
    ground,
    cell: (index) => cells[index] as Cell,
    indexAt: (x, y) => nearest(days, months, Math.floor(y / rowHeight), Math.floor(x / pitch) + 1),
  };
}

/** In a cell as small as this a gap of a few half hours cannot be drawn truly: the day's facts and the table tell it. */
export function hasManyMissing({ gap }: MapDay): boolean {
  return gap > MANY;
}

function nearest(
  days: readonly MapDay[],
  months: readonly string[],
  row: number,
  dayOfMonth: number,
): number {
  const month = months[Math.min(months.length - 1, Math.max(0, row))] ?? "";
  const first = days.findIndex((day) => day.date.startsWith(month));
  const count = days.filter((day) => day.date.startsWith(month)).length;
  const firstDay = Number((days[first]?.date ?? "").slice(8));
  return first + Math.min(count - 1, Math.max(0, dayOfMonth - firstDay));
}
