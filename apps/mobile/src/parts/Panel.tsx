import { View } from "react-native";
import type { ReactNode } from "react";
import { radius, space } from "../look/tokens.js";
import { useLook } from "../look/useLook.js";

interface Props {
  readonly children: ReactNode;
  /** Named, it is a landmark that screen readers list. */
  readonly label?: string;
  /** As high as what stands beside it. */
  readonly fill?: boolean;
}

/** A quiet surface for things that belong together. */
export function Panel({ children, label, fill = false }: Props) {
  const { colours, wide } = useLook();
  return (
    <View
      {...(label === undefined ? {} : { role: "region" as const, "aria-label": label })}
      style={{
        backgroundColor: colours.panel,
        borderRadius: radius.panel,
        padding: wide ? space.four : space.three,
        gap: space.two,
        flexGrow: fill ? 1 : 0,
      }}
    >
      {children}
    </View>
  );
}
