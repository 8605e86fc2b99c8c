import type { ReactNode } from "react";
import { StatusBar, View } from "react-native";
import { useSafeAreaInsets } from "react-native-safe-area-context";
import { useLook } from "../../look/useLook.js";

export function Page({ children }: { readonly children: ReactNode }) {
  const { colours, scheme } = useLook();
  const { top, bottom, left, right } = useSafeAreaInsets();
  return (
    <View
      style={{
        flex: 1,
        backgroundColor: colours.page,
        paddingTop: top,
        paddingBottom: bottom,
        paddingLeft: left,
        paddingRight: right,
      }}
    >
      <StatusBar barStyle={scheme === "dark" ? "light-content" : "dark-content"} />
      {children}
    </View>
  );
}
