import { Text, type TextStyle, type StyleProp } from "react-native";
import type { ReactNode } from "react";
import { fontFamily, READING_WIDTH, type } from "../look/tokens.js";
import { useLook } from "../look/useLook.js";
import { asParagraph } from "./web-semantics.js";

interface Props {
  readonly children: ReactNode;
  /** "lead": the one sentence a screen says first. "small": hints and captions. */
  readonly size?: "lead" | "body" | "small";
  /** Secondary text colour. */
  readonly quiet?: boolean;
  readonly strong?: boolean;
  readonly id?: string;
  readonly style?: StyleProp<TextStyle>;
}

/** A paragraph no wider than reads well. */
export function Paragraph({ children, size = "body", quiet = false, strong = false, id, style }: Props) {
  const { colours } = useLook();
  return (
    <Text
      {...asParagraph}
      {...(id === undefined ? {} : { id })}
      style={[
        { fontFamily, maxWidth: READING_WIDTH, color: quiet ? colours.secondary : colours.text },
        size === "lead" ? type.lead : size === "small" ? type.small : type.body,
        strong && { fontWeight: "600" },
        style,
      ]}
    >
      {children}
    </Text>
  );
}
