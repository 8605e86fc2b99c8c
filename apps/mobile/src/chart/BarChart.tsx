import { useMemo, useState } from "react";
import { useWindowDimensions, View } from "react-native";
import { useLook } from "../look/useLook.js";
import type { Colours } from "../look/tokens.js";
import { AxisText } from "./AxisText.js";
import type { ChartBar, SeriesName } from "./chart-bar.js";
import { usePatterns } from "./patterns.js";
import { Picker } from "./Picker.js";
import { plotOf, ticksOf, type Plot } from "./plot.js";
import { Drawing, Shape } from "./svg.js";
import type { AxisLabel } from "./time-axis.js";

interface Props {
  readonly bars: readonly ChartBar[];
  /** The finding, in a sentence: what the drawing is to somebody who does not see it. */
  readonly sentence: string;
  /** The words for the grid lines, one for each. */
  readonly tickTexts: (ticks: readonly number[]) => readonly string[];
  /** The labels of the time axis for bars of the given width. */
  readonly labelsFor: (barPx: number, fontScale: number) => readonly AxisLabel[];
  readonly height: number;
  readonly picked: number;
  readonly onPick: (index: number) => void;
  readonly pickLabel: string;
  readonly pickText: string;
  readonly onSwipe: (direction: 1 | -1) => void;
}

const LINE_PX = 24;
const DIGIT_PX = 9;

export function BarChart(props: Props) {
  const { bars, height, tickTexts, labelsFor } = props;
  const [outerWidth, setOuterWidth] = useState(0);
  const { fontScale } = useWindowDimensions();
  const ticks = tickTexts(ticksOf(bars));
  const gutter = Math.ceil(Math.max(...ticks.map((text) => text.length)) * DIGIT_PX * fontScale) + 8;
  const width = Math.max(0, outerWidth - gutter);
  const labels = width > 0 ? labelsFor(width / bars.length, fontScale) : [];
  const rows = Math.max(0, ...labels.map(({ row }) => row)) + 1;
  const linePx = LINE_PX * fontScale;
  return (
    <View
      onLayout={({ nativeEvent }) => setOuterWidth(nativeEvent.layout.width)}
      style={{ minHeight: height + linePx + 8 }}
    >
      {width > 0 ? (
        <PlotArea
          {...props}
          ticks={ticks}
          width={width}
          left={gutter}
          labels={labels}
          bottom={rows * linePx + 8}
          linePx={linePx}
        />
      ) : null}
    </View>
  );
}

interface PlotAreaProps extends Props {
  readonly ticks: readonly string[];
  readonly width: number;
  readonly left: number;
  readonly bottom: number;
  readonly linePx: number;
  readonly labels: readonly AxisLabel[];
}

function PlotArea({
  bars,
  sentence,
  height,
  ticks,
  labels,
  width,
  left,
  bottom,
  linePx,
  ...picking
}: PlotAreaProps) {
  const plot = useMemo(() => plotOf(bars, { width, height }), [bars, width, height]);
  return (
    <View style={{ height: height + bottom, paddingLeft: left }}>
      {plot.scale.ticks.map((tick, nth) => (
        <AxisText key={tick} x={left - 8} y={plot.scale.y(tick) - linePx / 2} anchor="end">
          {ticks[nth] ?? ""}
        </AxisText>
      ))}
      <View accessible role="img" aria-label={sentence} style={{ width, height }}>
        <Bars
          plot={plot}
          width={width}
          height={height}
          picked={picking.picked}
          leaders={labels}
          linePx={linePx}
        />
      </View>
      {labels.map(({ index, at, text, row }) => (
        <AxisText
          key={`${index}-${row}`}
          x={left + plot.column(index).x + (row > 0 ? 6 : at === "edge" ? 0 : plot.column(index).width / 2)}
          y={height + 6 + row * linePx}
          anchor={row === 0 ? "middle" : "start"}
        >
          {text}
        </AxisText>
      ))}
      <View style={{ position: "absolute", left, top: 0, width, height: height + 4 }}>
        <Picker
          label={picking.pickLabel}
          count={bars.length}
          index={picking.picked}
          valueText={picking.pickText}
          onPick={picking.onPick}
          onSwipe={picking.onSwipe}
          indexAt={plot.indexAt}
        />
      </View>
    </View>
  );
}

interface BarsProps {
  readonly plot: Plot;
  readonly width: number;
  readonly height: number;
  readonly picked: number;
  readonly leaders: readonly AxisLabel[];
  readonly linePx: number;
}

function Bars({ plot, width, height, picked, leaders, linePx }: BarsProps) {
  const { colours } = useLook();
  const patterns = usePatterns(colours.missing);
  const zero = plot.scale.y(0);
  const column = picked >= 0 ? plot.column(picked) : null;
  return (
    <Drawing width={width} height={height}>
      {patterns.definitions}
      {column ? (
        <Shape
          d={`M${column.x} 0h${column.width}v${height}h${-column.width}z`}
          fill={colours.border}
          opacity={0.55}
        />
      ) : null}
      <Shape d={gridPath(plot, width)} stroke={colours.border} />
      <Shape d={plot.gaps} fill={patterns.gap} />
      <Shape d={plot.unvalued} fill={patterns.unvalued} />
      {[...plot.filled].map(([series, d]) => (
        <Shape key={series} d={d} fill={colourOf(series, colours)} />
      ))}
      {[...plot.outlined].map(([series, d]) => (
        <Shape key={series} d={d} fill={colours.page} stroke={colourOf(series, colours)} strokeWidth={1.5} />
      ))}
      <Shape d={`M0 ${zero}h${width}`} stroke={colours.control} strokeWidth={1.5} />
      <Shape d={plot.cuts} stroke={colours.page} strokeWidth={4} />
      <Shape d={plot.suspects} fill={colours.error} />
      <Shape d={plot.corrections} fill={colours.text} />
      <Shape d={plot.provisional} fill={colours.provisional} />
      {column ? (
        <Shape d={`M${column.x} ${height + 2}h${column.width}`} stroke={colours.text} strokeWidth={4} />
      ) : null}
      <Shape d={leaderPath(leaders, plot, height, linePx)} stroke={colours.control} />
    </Drawing>
  );
}

export function colourOf(series: SeriesName, colours: Colours): string {
  return colours[series];
}

function gridPath({ scale }: Plot, width: number): string {
  return scale.ticks.map((tick) => `M0 ${scale.y(tick)}h${width}`).join("");
}

/** A thin line from the axis down to each label that hangs lower than the others. */
function leaderPath(labels: readonly AxisLabel[], plot: Plot, height: number, linePx: number): string {
  return labels
    .filter(({ row }) => row > 0)
    .map(({ index, row }) => `M${plot.column(index).x} ${height}v${row * linePx + 18}`)
    .join("");
}
