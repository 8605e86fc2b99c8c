import type { ReactNode } from "react";
import { ScrollView } from "react-native";

export function ScrollRegion({
  maxHeight,
  children,
}: {
  readonly label: string;
  readonly maxHeight: number;
  readonly children: ReactNode;
}) {
  return (
    <ScrollView nestedScrollEnabled style={{ maxHeight }}>
      {children}
    </ScrollView>
  );
}
