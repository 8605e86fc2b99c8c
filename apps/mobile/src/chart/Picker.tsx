import { useRef } from "react";
import { View, type GestureResponderEvent } from "react-native";

interface Props {
  /** What is picked: "Half hour". */
  readonly label: string;
  readonly count: number;
  /** The bar picked, or -1. */
  readonly index: number;
  /** What the picked bar says, for screen readers. */
  readonly valueText: string;
  readonly onPick: (index: number) => void;
  /** How far up and down move: a row of a map; 1 unless told. */
  readonly rowStep?: (index: number, direction: 1 | -1) => number;
  /** Which bar lies under a point of this view. */
  readonly indexAt: (x: number, y: number) => number;
  /** A sideways swipe: 1 for the later period. */
  readonly onSwipe: (direction: 1 | -1) => void;
}

const SWIPE_PX = 56;
const TAP_PX = 10;

/**
 * The layer over a chart that takes fingers, the mouse and keys. To assistive technology it is a slider over the bars:
 * one stop of the Tab key, arrows move, and the value is the bar's facts in words.
 */
export function Picker({ label, count, index, valueText, onPick, rowStep, indexAt, onSwipe }: Props) {
  const pressedAt = useRef<{ x: number; y: number } | null>(null);
  const go = (to: number) => onPick(Math.min(count - 1, Math.max(0, to)));
  const along = (direction: 1 | -1) =>
    rowStep && index >= 0 ? rowStep(index, direction) : index + direction;

  function onKeyDown(event: { key: string; preventDefault(): void; stopPropagation(): void }) {
    const moves: Readonly<Record<string, number>> = {
      ArrowRight: index + 1,
      ArrowLeft: index < 0 ? count - 1 : index - 1,
      ArrowDown: rowStep ? along(1) : index - 1,
      ArrowUp: rowStep ? along(-1) : index + 1,
      Home: 0,
      End: count - 1,
    };
    const next = moves[event.key];
    if (next === undefined) return;
    event.preventDefault();
    // The screen's own arrow keys move the period; here they move the bar.
    event.stopPropagation();
    go(next);
  }

  function onRelease({ nativeEvent }: GestureResponderEvent) {
    const from = pressedAt.current;
    pressedAt.current = null;
    if (!from) return;
    const [right, down] = [nativeEvent.pageX - from.x, nativeEvent.pageY - from.y];
    if (Math.abs(right) > SWIPE_PX && Math.abs(right) > 2 * Math.abs(down)) onSwipe(right < 0 ? 1 : -1);
    else if (Math.hypot(right, down) < TAP_PX) go(indexAt(nativeEvent.locationX, nativeEvent.locationY));
  }

  return (
    <View
      accessible
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-valuemin={1}
      aria-valuemax={count}
      aria-valuenow={Math.max(index, 0) + 1}
      aria-valuetext={valueText}
      accessibilityActions={[{ name: "increment" }, { name: "decrement" }]}
      onAccessibilityAction={({ nativeEvent }) =>
        go(index + (nativeEvent.actionName === "increment" ? 1 : -1))
      }
      onStartShouldSetResponder={() => true}
      onResponderGrant={({ nativeEvent }) => {
        pressedAt.current = { x: nativeEvent.pageX, y: nativeEvent.pageY };
      }}
      onResponderRelease={onRelease}
      onResponderTerminate={() => {
        pressedAt.current = null;
      }}
      // React Native's types do not know the key events and the touch-action that the web build hands on.
      {...({ onKeyDown } as object)}
      style={[
        { position: "absolute", top: 0, left: 0, right: 0, bottom: 0, cursor: "pointer" },
        { touchAction: "pan-y" } as object,
      ]}
    />
  );
}
