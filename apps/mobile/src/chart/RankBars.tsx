import { useState } from "react";
import { Text, useWindowDimensions, View } from "react-native";
import { fontFamily, space, type } from "../look/tokens.js";
import type { Colours } from "../look/tokens.js";
import { useLook } from "../look/useLook.js";
import { usePatterns } from "./patterns.js";
import { rankPlot, type RankBar, type RankLook } from "./rank-plot.js";
import { Drawing, Shape } from "./svg.js";

interface Props {
  readonly bars: readonly RankBar[];
  /** The finding, in a sentence: what the drawing is to somebody who does not see it. */
  readonly sentence: string;
  /** A value that a line marks through all bars; null: none. */
  readonly marked: number | null;
}

const ROW_PX = 32;
const BAR_PX = 20;
/** Of a bold letter: the widest that a name is written in. */
const LETTER_PX = 11.5;

/** Bars that lie one under another, each with its name before it and its value after it. */
export function RankBars({ bars, sentence, marked }: Props) {
  const [outer, setOuter] = useState(0);
  const { fontScale } = useWindowDimensions();
  const columnFor = (texts: readonly string[]) =>
    Math.ceil(Math.max(0, ...texts.map((text) => text.length)) * LETTER_PX * fontScale) + space.one;
  const before = columnFor(bars.map(({ name }) => name));
  const after = columnFor(bars.map(({ text }) => text));
  const width = Math.max(0, outer - before - after - space.one);
  const row = Math.max(ROW_PX, type.small.lineHeight * fontScale + 8);
  return (
    <View
      accessible
      role="img"
      aria-label={sentence}
      onLayout={({ nativeEvent }) => setOuter(nativeEvent.layout.width)}
      style={{ minHeight: bars.length * row }}
    >
      {width > 0 ? (
        <Rows bars={bars} marked={marked} width={width} before={before} after={after} row={row} />
      ) : null}
    </View>
  );
}

interface RowsProps {
  readonly bars: readonly RankBar[];
  readonly marked: number | null;
  readonly width: number;
  readonly before: number;
  readonly after: number;
  readonly row: number;
}

function Rows({ bars, marked, width, before, after, row }: RowsProps) {
  const { colours } = useLook();
  const plot = rankPlot(bars, { width, barHeight: BAR_PX });
  return (
    <>
      {plot.bars.map(({ bar, path }) => (
        <View
          key={bar.key}
          aria-hidden
          style={{ flexDirection: "row", alignItems: "center", height: row, gap: space.half }}
        >
          <RowText width={before} strong={bar.look === "today"}>
            {bar.name}
          </RowText>
          <Drawing width={width} height={BAR_PX}>
            <Bar path={path} look={bar.look} />
          </Drawing>
          <RowText width={after} strong={bar.look === "today"}>
            {bar.text}
          </RowText>
        </View>
      ))}
      {marked === null ? null : (
        <View style={{ position: "absolute", left: before + space.half, top: 0 }}>
          <Drawing width={width} height={bars.length * row}>
            <Shape
              d={`M${plot.x(marked)} 0v${bars.length * row}`}
              stroke={colours.text}
              strokeWidth={2}
              opacity={0.75}
            />
          </Drawing>
        </View>
      )}
    </>
  );
}

export function Bar({ path, look }: { readonly path: string; readonly look: RankLook }) {
  const { colours } = useLook();
  const patterns = usePatterns(colours.dearer);
  if (look === "today") return <Shape d={path} fill={colours.page} stroke={colours.text} strokeWidth={2} />;
  if (look !== "dearer") return <Shape d={path} fill={fillOfLook(look, colours)} />;
  return (
    <>
      {patterns.definitions}
      <Shape d={path} fill={patterns.gap} stroke={colours.dearer} strokeWidth={1.5} />
    </>
  );
}

function fillOfLook(look: "cheaper" | "plain", colours: Colours): string {
  return look === "cheaper" ? colours.cheaper : colours.before;
}

function RowText({
  children,
  width,
  strong,
}: {
  readonly children: string;
  readonly width: number;
  readonly strong: boolean;
}) {
  const { colours } = useLook();
  return (
    <Text
      numberOfLines={1}
      style={[
        type.small,
        {
          fontFamily,
          width,
          flexShrink: 0,
          textAlign: "right",
          color: colours.text,
          fontWeight: strong ? "700" : "400",
          fontVariant: ["tabular-nums"],
        },
      ]}
    >
      {children}
    </Text>
  );
}
