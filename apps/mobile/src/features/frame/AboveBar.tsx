import type { ReactNode } from "react";
import { useWindowDimensions } from "react-native";

/** Lower windows (a phone on its side, a desktop at 400 %) need every line for reading. */
const ROOM_FOR_A_BAR = 560;

interface Props {
  readonly children: ReactNode;
  /** null: nobody is signed in, so there are no places. */
  readonly bar: ReactNode | null;
}

/**
 * The content scrolls above the bar, so that the bar never lies over anything; where the window is low the whole page
 * scrolls and the bar stands at its end.
 */
export function AboveBar({ children, bar }: Props) {
  const { height } = useWindowDimensions();
  if (bar === null || height < ROOM_FOR_A_BAR) {
    return (
      <>
        {children}
        {bar}
      </>
    );
  }
  return (
    <div className="above-bar" style={{ display: "flex", flexDirection: "column", height: "100dvh" }}>
      <div
        className="scroller"
        style={{ display: "flex", flexDirection: "column", flexGrow: 1, minHeight: 0, overflowY: "auto" }}
      >
        {children}
      </div>
      {bar}
    </div>
  );
}
