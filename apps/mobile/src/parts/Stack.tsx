import { View, type StyleProp, type ViewStyle } from "react-native";
import type { ReactNode } from "react";
import { space } from "../look/tokens.js";

interface Props {
  readonly children: ReactNode;
  /** The space between the things; `three` (24 px) unless told. */
  readonly gap?: keyof typeof space;
  readonly style?: StyleProp<ViewStyle>;
}

/** Things one under another. */
export function Stack({ children, gap = "three", style }: Props) {
  return <View style={[{ gap: space[gap] }, style]}>{children}</View>;
}

/** Things side by side, that wrap where there is no room. */
export function Row({ children, gap = "two", style }: Props) {
  return (
    <View style={[{ flexDirection: "row", flexWrap: "wrap", alignItems: "center", gap: space[gap] }, style]}>
      {children}
    </View>
  );
}
