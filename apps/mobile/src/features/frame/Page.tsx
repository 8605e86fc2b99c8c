import type { ReactNode } from "react";
import { View } from "react-native";
import { useLook } from "../../look/useLook.js";

export function Page({ children }: { readonly children: ReactNode }) {
  const { colours } = useLook();
  return <View style={{ flexGrow: 1, backgroundColor: colours.page }}>{children}</View>;
}
