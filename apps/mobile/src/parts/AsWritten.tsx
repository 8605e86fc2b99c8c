import { Text } from "react-native";
import type { ReactNode } from "react";

/** What others wrote, such as the name of a tariff: in English whatever the language of the screen, and said to be. */
export function AsWritten({ children }: { readonly children: ReactNode }) {
  // React Native's types do not know the language of a text.
  return <Text {...({ lang: "en" } as object)}>{children}</Text>;
}
