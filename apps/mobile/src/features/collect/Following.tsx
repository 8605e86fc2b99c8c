import { useEffect, useRef, useState, type ReactNode } from "react";
import { Text, View } from "react-native";
import { isFocusLost } from "../../parts/focus.js";

interface Props {
  /** Another one, and something is different from what was last heard. */
  readonly stage: string;
  /** What this stage is, heard when the focus comes here. */
  readonly label: string;
  /** What a screen reader says when this stage begins; empty where its label or a part of it is heard anyway. */
  readonly says: string;
  readonly children: ReactNode;
}

/**
 * Stages that follow one another on one screen. Where a stage took away the button that was pressed, reading goes on at the
 * next stage; whoever is elsewhere on the screen is told and not moved.
 */
export function Following({ stage, label, says, children }: Props) {
  const box = useRef<View>(null);
  const heard = useRef(stage);
  const [first] = useState(stage);

  useEffect(() => {
    if (heard.current === stage) return;
    heard.current = stage;
    if (isFocusLost()) box.current?.focus();
  }, [stage]);

  return (
    <View ref={box} role="group" aria-label={label} tabIndex={-1}>
      <View role="status" aria-live="polite" style={OUT_OF_SIGHT}>
        <Text>{stage === first ? "" : says}</Text>
      </View>
      {children}
    </View>
  );
}

/** Not `display: none`: screen readers leave that out. */
const OUT_OF_SIGHT = { position: "absolute", width: 1, height: 1, overflow: "hidden" } as const;
