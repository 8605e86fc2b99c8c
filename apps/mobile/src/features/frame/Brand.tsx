import { Text, View } from "react-native";
import { useLook } from "../../look/useLook.js";
import { fontFamily, space } from "../../look/tokens.js";
import { Anchor } from "../../parts/Anchor.js";
import { Icon } from "../../parts/Icon.js";
import { useWords } from "../../words/index.js";

const CIRCLE = "M14 2a12 12 0 0 1 0 24a12 12 0 0 1 0-24z";
const HALF = "M14 2a12 12 0 0 1 0 24z";

/** The name, with a clock face of which half is past. */
export function Brand() {
  const { colours } = useLook();
  const t = useWords("frame");
  return (
    <Anchor href="/" style={{ textDecorationLine: "none" }}>
      <View style={{ flexDirection: "row", alignItems: "center", gap: space.one, minHeight: 48 }}>
        <Icon size={28} grid={28} line={CIRCLE} area={HALF} strokeWidth={3} colour={colours.action} />
        <Text
          style={{
            fontFamily,
            fontSize: 24,
            lineHeight: 32,
            fontWeight: "700",
            letterSpacing: -0.5,
            color: colours.text,
          }}
        >
          {t("name")}
        </Text>
      </View>
    </Anchor>
  );
}
