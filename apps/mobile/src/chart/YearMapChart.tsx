import { useMemo, useState } from "react";
import { useWindowDimensions, View } from "react-native";
import { useLook } from "../look/useLook.js";
import { AxisText } from "./AxisText.js";
import { usePatterns } from "./patterns.js";
import { Picker } from "./Picker.js";
import { Drawing, Shape } from "./svg.js";
import { CLASS_OPACITY } from "./value-classes.js";
import { yearMapOf, type MapDay, type YearMap } from "./year-map.js";

interface Props {
  readonly days: readonly MapDay[];
  /** The finding, in a sentence. */
  readonly sentence: string;
  /** The colour of what is mapped. */
  readonly colour: string;
  /** "Nov" for "2026-11". */
  readonly monthText: (month: string) => string;
  readonly picked: number;
  readonly onPick: (index: number) => void;
  readonly pickLabel: string;
  readonly pickText: string;
  readonly onSwipe: (direction: 1 | -1) => void;
}

const ROW_PX = 26;
const LABEL_PX = 46;
const LINE_PX = 24;
const LABELLED_DAYS = [1, 8, 15, 22, 29] as const;

/** A year of days as a calendar: one row a month, fuller and stronger for more. */
export function YearMapChart({
  days,
  sentence,
  colour,
  monthText,
  picked,
  onPick,
  pickLabel,
  pickText,
  onSwipe,
}: Props) {
  const [outerWidth, setOuterWidth] = useState(0);
  const { fontScale } = useWindowDimensions();
  const rows = new Set(days.map(({ date }) => date.slice(0, 7))).size;
  const left = LABEL_PX * fontScale;
  const size = {
    width: Math.max(0, outerWidth - left),
    height: rows * Math.max(ROW_PX, LINE_PX * fontScale),
  };
  const map = useMemo(
    () => yearMapOf(days, { width: size.width, height: size.height }),
    [days, size.width, size.height],
  );
  const rowStep = (index: number, direction: 1 | -1) => {
    const { x, y } = map.cell(index);
    return map.indexAt(x + 1, y + direction * map.rowHeight + 1);
  };
  return (
    <View
      onLayout={({ nativeEvent }) => setOuterWidth(nativeEvent.layout.width)}
      style={{ height: size.height + LINE_PX * fontScale + 8, paddingLeft: left }}
    >
      {map.months.map((month, row) => (
        <AxisText
          key={month}
          x={0}
          y={row * map.rowHeight + (map.rowHeight - LINE_PX * fontScale) / 2}
          anchor="start"
        >
          {monthText(month)}
        </AxisText>
      ))}
      <View accessible role="img" aria-label={sentence} style={size}>
        {size.width > 0 ? <MapDrawing map={map} size={size} colour={colour} picked={picked} /> : null}
      </View>
      {LABELLED_DAYS.map((day) => (
        <AxisText key={day} x={left + ((day - 0.5) * size.width) / 31} y={size.height + 4} anchor="middle">
          {String(day)}
        </AxisText>
      ))}
      <View style={{ position: "absolute", left, top: 0, ...size }}>
        <Picker
          label={pickLabel}
          count={days.length}
          index={picked}
          valueText={pickText}
          onPick={onPick}
          rowStep={rowStep}
          indexAt={map.indexAt}
          onSwipe={onSwipe}
        />
      </View>
    </View>
  );
}

interface DrawingProps {
  readonly map: YearMap;
  readonly size: { readonly width: number; readonly height: number };
  readonly colour: string;
  readonly picked: number;
}

function MapDrawing({ map, size, colour, picked }: DrawingProps) {
  const { colours } = useLook();
  const patterns = usePatterns(colours.missing);
  const cell = picked >= 0 ? map.cell(picked) : null;
  return (
    <Drawing {...size}>
      {patterns.definitions}
      <Shape d={map.ground} fill={colours.panel} />
      {map.paths.map((d, nth) => (
        <Shape key={map.classes[nth]?.from} d={d} fill={colour} opacity={CLASS_OPACITY[nth] ?? 1} />
      ))}
      <Shape d={map.gaps} fill={patterns.gap} />
      {cell ? (
        <Shape
          d={`M${cell.x - 1} ${cell.y - 1}h${cell.width + 2}v${cell.height + 2}h${-cell.width - 2}z`}
          stroke={colours.text}
          strokeWidth={2.5}
        />
      ) : null}
    </Drawing>
  );
}
