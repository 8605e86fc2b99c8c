import { Text, View } from "react-native";
import { fontFamily, space, type } from "../look/tokens.js";
import { useLook } from "../look/useLook.js";
import { Swatch, type SwatchLook } from "./Swatch.js";

export interface LegendItem {
  readonly key: string;
  readonly look: SwatchLook;
  readonly words: string;
}

/** What the looks of a chart mean, in words; only those that the chart has. */
export function Legend({ label, items }: { readonly label: string; readonly items: readonly LegendItem[] }) {
  const { colours } = useLook();
  if (items.length === 0) return null;
  return (
    <View
      role="list"
      aria-label={label}
      style={{ flexDirection: "row", flexWrap: "wrap", columnGap: space.three, rowGap: space.one }}
    >
      {items.map(({ key, look, words }) => (
        <View
          key={key}
          role="listitem"
          style={{ flexDirection: "row", alignItems: "center", gap: space.one, maxWidth: "100%" }}
        >
          <Swatch look={look} />
          <Text style={[type.small, { fontFamily, color: colours.text, flexShrink: 1 }]}>{words}</Text>
        </View>
      ))}
    </View>
  );
}
