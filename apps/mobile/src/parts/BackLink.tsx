import { Text, View } from "react-native";
import { fontFamily, space, TARGET, type } from "../look/tokens.js";
import { useLook } from "../look/useLook.js";
import { Anchor } from "./Anchor.js";

/** The way back, above the title. */
export function BackLink({ href, children }: { readonly href: string; readonly children: string }) {
  const { colours } = useLook();
  return (
    <Anchor href={href} style={{ textDecorationLine: "none", alignSelf: "flex-start" }}>
      <View style={{ flexDirection: "row", alignItems: "center", gap: space.one, minHeight: TARGET }}>
        <View
          style={{
            width: 10,
            height: 10,
            marginLeft: 3,
            borderLeftWidth: 2,
            borderBottomWidth: 2,
            borderColor: colours.link,
            transform: [{ rotate: "45deg" }],
          }}
        />
        <Text style={[type.body, { fontFamily, color: colours.link, textDecorationLine: "underline" }]}>
          {children}
        </Text>
      </View>
    </Anchor>
  );
}
