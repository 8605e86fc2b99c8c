import { Text, useWindowDimensions } from "react-native";
import { fontFamily, type } from "../look/tokens.js";
import { useLook } from "../look/useLook.js";

interface Props {
  readonly children: string;
  /** Where the text's own anchor lies, in px from the left of its row. */
  readonly x: number;
  readonly y: number;
  readonly anchor: "start" | "middle" | "end";
}

/** Centred words stay short, so that the last of them never widens the page. */
const WIDTH_PX = { start: 120, middle: 64, end: 120 } as const;

/** A word beside a chart. It is text, not part of the drawing, so that it grows with the reader's text size. */
export function AxisText({ children, x, y, anchor }: Props) {
  const { colours } = useLook();
  const { fontScale } = useWindowDimensions();
  const width = WIDTH_PX[anchor] * fontScale;
  const left = anchor === "start" ? x : anchor === "middle" ? x - width / 2 : x - width;
  const align = anchor === "start" ? "left" : anchor === "middle" ? "center" : "right";
  return (
    <Text
      aria-hidden
      numberOfLines={1}
      style={[
        type.small,
        { position: "absolute", left, top: y, width, textAlign: align },
        { fontFamily, color: colours.secondary, fontVariant: ["tabular-nums"] },
      ]}
    >
      {children}
    </Text>
  );
}
