import { Text, View } from "react-native";
import { useLook } from "../../look/useLook.js";
import { fontFamily, space, type } from "../../look/tokens.js";
import { useWords } from "../../words/index.js";

/** Nobody may take generated readings for a real home's. */
export function DemonstrationLine() {
  const { colours, wide } = useLook();
  const t = useWords("frame");
  return (
    <View
      style={{
        backgroundColor: colours.panel,
        paddingVertical: space.one,
        paddingHorizontal: wide ? space.six : space.two,
      }}
    >
      <Text style={[type.small, { fontFamily, color: colours.secondary }]}>{t("demonstration")}</Text>
    </View>
  );
}
