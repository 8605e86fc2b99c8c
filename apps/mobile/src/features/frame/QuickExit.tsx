import { Pressable, Text, View } from "react-native";
import { useLook } from "../../look/useLook.js";
import { fontFamily, radius, space, type } from "../../look/tokens.js";
import { Icon } from "../../parts/Icon.js";
import { useWords } from "../../words/index.js";
import { leaveQuickly, useLeaveOnEscape } from "./quick-exit.js";

const DOOR = "M10 4H5v16h5M9.5 12H20M15.5 7.5 20 12l-4.5 4.5";

/** Leaves at once, signed out: for somebody who must not be seen here. In the bar it stands last, apart from the places. */
export function QuickExit({ at }: { readonly at: "bar" | "rail" | "barAlone" }) {
  const { colours } = useLook();
  const t = useWords("frame");
  useLeaveOnEscape();
  const inBar = at !== "rail";
  return (
    <Pressable
      role="button"
      aria-label={t("leaveLabel")}
      onPress={leaveQuickly}
      style={inBar ? barBox(at === "bar" ? colours.border : "transparent") : RAIL_BOX}
    >
      <Icon size={28} grid={24} line={DOOR} colour={colours.secondary} />
      <View style={inBar ? null : { flexShrink: 1 }}>
        <Text
          style={[
            inBar ? type.small : type.body,
            { fontFamily, color: inBar ? colours.secondary : colours.text },
          ]}
        >
          {inBar ? t("leaveShort") : t("leave")}
        </Text>
      </View>
    </Pressable>
  );
}

const RAIL_BOX = {
  flexDirection: "row",
  alignItems: "center",
  gap: space.two,
  minHeight: 56,
  paddingHorizontal: space.two,
  borderRadius: radius.panel,
} as const;

function barBox(edge: string) {
  return {
    flexGrow: 1,
    flexShrink: 1,
    flexBasis: 0,
    maxWidth: 200,
    minHeight: 64,
    alignItems: "center",
    justifyContent: "center",
    paddingTop: 8,
    borderLeftWidth: 1,
    borderLeftColor: edge,
  } as const;
}
