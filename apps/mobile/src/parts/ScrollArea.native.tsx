import type { ReactNode } from "react";
import { ScrollView } from "react-native";

export function ScrollArea({ children }: { readonly children: ReactNode }) {
  return (
    <ScrollView keyboardShouldPersistTaps="handled" contentInsetAdjustmentBehavior="automatic">
      {children}
    </ScrollView>
  );
}
