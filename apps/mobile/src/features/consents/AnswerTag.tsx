import { Text, View } from "react-native";
import { fontFamily, radius, space, type } from "../../look/tokens.js";
import { useLook } from "../../look/useLook.js";
import { useWords } from "../../words/index.js";

/** Yes or no as a word; the filled or open box only repeats it. */
export function AnswerTag({ yes }: { readonly yes: boolean }) {
  const { colours } = useLook();
  const t = useWords("consents");
  return (
    <View
      style={{
        borderWidth: 2,
        borderColor: yes ? colours.success : colours.control,
        backgroundColor: yes ? colours.success : "transparent",
        borderRadius: radius.control,
        paddingHorizontal: space.one,
        alignSelf: "flex-start",
      }}
    >
      <Text
        style={[type.small, { fontFamily, fontWeight: "700", color: yes ? colours.page : colours.secondary }]}
      >
        {yes ? t("yesTag") : t("noTag")}
      </Text>
    </View>
  );
}
