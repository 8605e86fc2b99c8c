import type { ReactNode } from "react";
import { View } from "react-native";
import { useLook } from "../../look/useLook.js";
import { space } from "../../look/tokens.js";

interface Props {
  readonly at: "bottom" | "side";
  readonly label: string;
  readonly children: ReactNode;
}

export function Pinned({ at, label, children }: Props) {
  const { colours } = useLook();
  const bottom = { flexDirection: "row", justifyContent: "center", borderTopWidth: 1 } as const;
  const side = {
    width: 232,
    paddingVertical: space.four,
    paddingHorizontal: space.two,
    borderRightWidth: 1,
  } as const;
  return (
    <View
      role="navigation"
      aria-label={label}
      style={[at === "bottom" ? bottom : side, { borderColor: colours.border }]}
    >
      {children}
    </View>
  );
}
