import { Text, View } from "react-native";
import { fontFamily, READING_WIDTH, space, type } from "../look/tokens.js";
import { useLook } from "../look/useLook.js";

/** A short list in plain words. */
export function Bullets({ items }: { readonly items: readonly string[] }) {
  const { colours } = useLook();
  return (
    <View role="list" style={{ gap: space.one, maxWidth: READING_WIDTH }}>
      {items.map((item) => (
        <View key={item} role="listitem" style={{ flexDirection: "row", gap: space.two }}>
          <View
            style={{ width: 8, height: 8, marginTop: 10, borderRadius: 4, backgroundColor: colours.action }}
          />
          <Text style={[type.body, { fontFamily, color: colours.text, flexShrink: 1 }]}>{item}</Text>
        </View>
      ))}
    </View>
  );
}
