import type { ReactNode } from "react";
import { View } from "react-native";
import { space } from "../look/tokens.js";
import { useLook } from "../look/useLook.js";

/** Two columns where there is room for them, else one under the other. */
export function SideBySide({ first, second }: { readonly first: ReactNode; readonly second: ReactNode }) {
  const { wide } = useLook();
  if (!wide) {
    return (
      <>
        {first}
        {second}
      </>
    );
  }
  return (
    <View style={{ flexDirection: "row", gap: space.six, alignItems: "flex-start" }}>
      <View style={{ flexGrow: 5, flexShrink: 1, flexBasis: 0 }}>{first}</View>
      <View style={{ flexGrow: 4, flexShrink: 1, flexBasis: 0 }}>{second}</View>
    </View>
  );
}
