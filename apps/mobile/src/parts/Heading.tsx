import { Text } from "react-native";
import type { ReactNode } from "react";
import { fontFamily, type } from "../look/tokens.js";
import { useLook } from "../look/useLook.js";

interface Props {
  /** 1 is the screen's title: `Screen` draws it. */
  readonly level: 1 | 2 | 3;
  readonly children: ReactNode;
  readonly id?: string;
}

export function Heading({ level, children, id }: Props) {
  const { colours, wide } = useLook();
  const size =
    level === 1 ? (wide ? type.titleWide : type.title) : level === 2 ? type.heading : type.headingSmall;
  return (
    <Text
      role="heading"
      aria-level={level}
      {...(id === undefined ? {} : { id })}
      // Moved to by script when a screen opens; not a stop of the Tab key.
      {...(level === 1 ? { tabIndex: -1 as const } : {})}
      style={[
        size,
        { fontFamily, fontWeight: "700", color: colours.text, letterSpacing: level === 1 ? -0.4 : 0 },
      ]}
    >
      {children}
    </Text>
  );
}
