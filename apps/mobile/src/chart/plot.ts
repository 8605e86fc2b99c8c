import { reachOf, type BarPart, type ChartBar, type SeriesName } from "./chart-bar.js";
import { scaleFor, type Scale } from "./scale.js";

/** A path for each look, so that a chart is a dozen nodes however many bars it has. */
export interface Plot {
  readonly scale: Scale;
  /** Filled with the colour of its series. */
  readonly filled: ReadonlyMap<SeriesName, string>;
  /** Drawn as an outline in the colour of its series: estimated. */
  readonly outlined: ReadonlyMap<SeriesName, string>;
  /** Hatched: the whole column where most is missing, else a cap on the bar, for what would come on top. */
  readonly gaps: string;
  /** Columns that hold readings without a value in this unit: dotted. */
  readonly unvalued: string;
  readonly suspects: string;
  /** Strokes across bars that reach past the scale: doubtful values, which would flatten all the others. */
  readonly cuts: string;
  readonly corrections: string;
  readonly provisional: string;
  column(index: number): { readonly x: number; readonly width: number };
  /** Which bar lies under a point, clamped to the first and the last. */
  indexAt(x: number): number;
}

export interface PlotSize {
  readonly width: number;
  readonly height: number;
}

/** Room kept above the highest bar for its marks. */
const MARK_LANE_PX = 12;
/** A reading of zero keeps a foot, so that it never looks like a gap. */
const ZERO_FOOT_PX = 1.5;
const MOST_STEPS = 4;
const MOSTLY = 0.5;
/** A single missing half hour of a day can still be seen. */
const LEAST_CAP_PX = 10;
/** Between two fuels on each other: two dark colours need an edge. */
const STACK_GAP_PX = 1;

/** Turns bars into paths for a plot of the given size in pixels. Needs at least one bar. */
export function plotOf(bars: readonly ChartBar[], size: PlotSize): Plot {
  const reaches = bars.map(reachOf);
  const scale = scaleOf(bars, size.height - MARK_LANE_PX);
  const top = scale.ticks.at(-1) ?? 0;
  const y = (value: number) => scale.y(Math.min(value, top)) + MARK_LANE_PX;
  const pitch = size.width / bars.length;
  const space = pitch < 5 ? 0.5 : pitch < 12 ? 1.5 : Math.min(pitch * 0.25, 12);
  const column = (index: number) => ({ x: index * pitch + space / 2, width: pitch - space });

  const filled = new Map<SeriesName, string>();
  const outlined = new Map<SeriesName, string>();
  const paths = { gaps: "", unvalued: "", suspect: "", provisional: "", corrected: "", cut: "" };
  bars.forEach((bar, index) => {
    const { x, width } = column(index);
    const reach = reaches[index]?.above ?? 0;
    if (bar.unvalued) paths.unvalued += rectangle(index * pitch, 0, pitch, size.height);
    if (bar.gap > MOSTLY) paths.gaps += rectangle(index * pitch, 0, pitch, size.height);
    else if (bar.gap > 0) {
      const cap = Math.min(Math.max(bar.gap * size.height, LEAST_CAP_PX), y(reach));
      paths.gaps += rectangle(x, y(reach) - cap, width, cap);
    }
    for (const box of stack(bar.parts, y)) {
      const looks = box.part.estimated ? outlined : filled;
      const inset = box.part.estimated ? 0.75 : 0;
      const path = rectangle(
        x + inset,
        box.top + inset,
        width - 2 * inset,
        Math.max(box.height - 2 * inset, 0.5),
      );
      looks.set(box.part.series, (looks.get(box.part.series) ?? "") + path);
    }
    if (reach > top) paths.cut += `M${short(x - 2)} ${MARK_LANE_PX + 16}l${short(width + 4)} -6`;
    bar.marks.forEach((mark, nth) => {
      paths[mark] += SIGNS[mark](x + width / 2, y(reach) - 2 - nth * 10);
    });
  });

  return {
    scale: { ticks: scale.ticks, y },
    filled,
    outlined,
    gaps: paths.gaps,
    unvalued: paths.unvalued,
    suspects: paths.suspect,
    cuts: paths.cut,
    corrections: paths.corrected,
    provisional: paths.provisional,
    column: (index) => ({ x: index * pitch, width: pitch }),
    indexAt: (x) => Math.min(bars.length - 1, Math.max(0, Math.floor(x / pitch))),
  };
}

/** The scale of the bars that can be trusted; a doubtful one may reach past it and is cut. */
function scaleOf(bars: readonly ChartBar[], height: number): Scale {
  const trusted = bars.filter((bar) => !bar.marks.includes("suspect"));
  const reaches = (trusted.length > 0 ? trusted : bars).map(reachOf);
  const low = Math.min(0, ...reaches.map(({ below }) => below));
  const high = Math.max(0, ...reaches.map(({ above }) => above));
  return scaleFor(low, high, height, MOST_STEPS);
}

/** The round values beside the grid lines, lowest first. */
export function ticksOf(bars: readonly ChartBar[]): readonly number[] {
  return scaleOf(bars, 1).ticks;
}

/** Whether a doubtful bar reaches past the scale and is drawn cut short. */
export function hasCutBar(bars: readonly ChartBar[]): boolean {
  const top = ticksOf(bars).at(-1) ?? 0;
  return bars.some((bar) => reachOf(bar).above > top);
}

interface Box {
  readonly part: BarPart;
  readonly top: number;
  readonly height: number;
}

/** Positive parts pile up from the line and negative ones hang below it, in the order given. */
function stack(parts: readonly BarPart[], y: (value: number) => number): Box[] {
  let above = 0;
  let below = 0;
  return parts.map((part) => {
    const from = part.value < 0 ? below : above;
    const to = from + part.value;
    if (part.value < 0) below = to;
    else above = to;
    const top = Math.min(y(from), y(to));
    const height = Math.abs(y(from) - y(to));
    if (height < ZERO_FOOT_PX && part.value >= 0)
      return { part, top: top + height - ZERO_FOOT_PX, height: ZERO_FOOT_PX };
    const gap = from !== 0 && height > 4 * STACK_GAP_PX ? STACK_GAP_PX : 0;
    return { part, top, height: Math.max(height - gap, ZERO_FOOT_PX) };
  });
}

export function rectangle(x: number, y: number, width: number, height: number): string {
  return `M${short(x)} ${short(y)}h${short(width)}v${short(height)}h${short(-width)}z`;
}

function triangle(centre: number, bottom: number): string {
  return `M${short(centre - 4)} ${short(bottom)}h8l-4 -8z`;
}

function diamond(centre: number, bottom: number): string {
  return `M${short(centre)} ${short(bottom)}l4 -4l-4 -4l-4 4z`;
}

function dot(centre: number, bottom: number): string {
  return `M${short(centre - 3)} ${short(bottom - 3)}a3 3 0 1 0 6 0a3 3 0 1 0 -6 0z`;
}

const SIGNS = { suspect: triangle, provisional: dot, corrected: diamond } as const;

/** A hundredth of a pixel is enough, and paths stay short. */
function short(pixels: number): number {
  return Math.round(pixels * 100) / 100 + 0;
}
