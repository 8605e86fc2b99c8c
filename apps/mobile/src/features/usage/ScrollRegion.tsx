import type { ReactNode } from "react";
import { View } from "react-native";

interface Props {
  readonly label: string;
  readonly maxHeight: number;
  readonly children: ReactNode;
}

/** A long table beside a chart scrolls by itself; the Tab key reaches it, so that the arrow keys can. */
export function ScrollRegion({ label, maxHeight, children }: Props) {
  return (
    <View
      role="region"
      aria-label={label}
      tabIndex={0}
      style={[{ maxHeight }, { overflowY: "auto", paddingRight: 12 } as object]}
    >
      {children}
    </View>
  );
}
