import { Text, View } from "react-native";
import { useEffect, useRef, type ReactNode } from "react";
import { fontFamily, radius, READING_WIDTH, space, type } from "../look/tokens.js";
import type { Colours } from "../look/tokens.js";
import { useLook } from "../look/useLook.js";
import { Heading } from "./Heading.js";

export type NoticeState = "loading" | "empty" | "offline" | "stale" | "error" | "success" | "plain";

interface Props {
  readonly state: NoticeState;
  readonly title?: string;
  /** What happened, is my data safe, what to do. */
  readonly children?: ReactNode;
  /** Buttons or links. */
  readonly action?: ReactNode;
  /** What came of pressing a button: it is brought into sight and reading goes on there. */
  readonly takesFocus?: boolean;
}

/** A state of a screen, said in words, with a bar whose colour only repeats them. Announced to screen readers. */
export function Notice({ state, title, children, action, takesFocus = false }: Props) {
  const { colours } = useLook();
  const box = useRef<View>(null);
  const urgent = state === "error";
  useEffect(() => {
    if (takesFocus) box.current?.focus();
  }, [takesFocus]);
  return (
    <View
      ref={box}
      role={urgent ? "alert" : "status"}
      {...(takesFocus ? { tabIndex: -1 as const } : {})}
      style={{
        borderLeftWidth: 6,
        borderLeftColor: barOf(state, colours),
        borderRadius: radius.control,
        backgroundColor: colours.panel,
        paddingVertical: space.two,
        paddingHorizontal: space.three,
        gap: space.one,
        maxWidth: READING_WIDTH + 128,
      }}
    >
      {title === undefined ? null : <Heading level={2}>{title}</Heading>}
      {typeof children === "string" ? (
        <Text style={[type.body, { fontFamily, color: colours.text, maxWidth: READING_WIDTH }]}>
          {children}
        </Text>
      ) : (
        children
      )}
      {action}
    </View>
  );
}

function barOf(state: NoticeState, colours: Colours): string {
  switch (state) {
    case "error":
      return colours.error;
    case "success":
      return colours.success;
    case "offline":
    case "stale":
      return colours.missing;
    default:
      return colours.action;
  }
}
