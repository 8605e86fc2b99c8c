import { usePathname } from "expo-router";
import { Text, View } from "react-native";
import { useLook } from "../../look/useLook.js";
import { fontFamily, radius, space, type } from "../../look/tokens.js";
import { Anchor } from "../../parts/Anchor.js";
import { useWords } from "../../words/index.js";
import { Brand } from "./Brand.js";
import { LanguageSwitch } from "./LanguageSwitch.js";
import { Pinned } from "./Pinned.js";
import { PlaceIcon } from "./PlaceIcon.js";
import { QuickExit } from "./QuickExit.js";
import { placeOf, PLACES, type PlaceName } from "./places.js";

/** The places on a desktop. */
export function SideRail() {
  const t = useWords("frame");
  const here = placeOf(usePathname());
  return (
    <Pinned at="side" label={t("places")}>
      <View style={{ gap: space.half, flexGrow: 1 }}>
        <View style={{ paddingLeft: space.two, paddingBottom: space.four }}>
          <Brand />
        </View>
        {PLACES.map(({ name, href }) => (
          <Place key={name} name={name} href={href} on={name === here} />
        ))}
      </View>
      <QuickExit at="rail" />
      <View style={{ paddingLeft: space.two }}>
        <LanguageSwitch />
      </View>
    </Pinned>
  );
}

function Place({
  name,
  href,
  on,
}: {
  readonly name: PlaceName;
  readonly href: string;
  readonly on: boolean;
}) {
  const { colours } = useLook();
  const t = useWords("frame");
  const colour = on ? colours.link : colours.text;
  return (
    <Anchor href={href} current={on} style={{ textDecorationLine: "none" }}>
      <View
        style={{
          flexDirection: "row",
          alignItems: "center",
          gap: space.two,
          minHeight: 56,
          paddingHorizontal: space.two,
          borderRadius: radius.panel,
          backgroundColor: on ? colours.panel : "transparent",
        }}
      >
        <PlaceIcon name={name} colour={colour} />
        <Text style={[type.body, { fontFamily, color: colour, fontWeight: on ? "700" : "400" }]}>
          {t(name)}
        </Text>
      </View>
    </Anchor>
  );
}
