import { Text } from "react-native";
import { fontFamily, type } from "../look/tokens.js";
import { useLook } from "../look/useLook.js";

export function Label({ children }: { readonly forId: string | null; readonly children: string }) {
  const { colours } = useLook();
  return <Text style={[type.body, { fontFamily, fontWeight: "600", color: colours.text }]}>{children}</Text>;
}
