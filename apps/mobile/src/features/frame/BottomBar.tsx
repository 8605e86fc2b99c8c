import { usePathname } from "expo-router";
import { Text, View } from "react-native";
import { useLook } from "../../look/useLook.js";
import { fontFamily } from "../../look/tokens.js";
import { Anchor } from "../../parts/Anchor.js";
import { useWords } from "../../words/index.js";
import { Pinned } from "./Pinned.js";
import { PlaceIcon } from "./PlaceIcon.js";
import { QuickExit } from "./QuickExit.js";
import { placeOf, PLACES } from "./places.js";

/** The places on a phone, within the thumb's reach; none for somebody who is not signed in, only the way out. */
export function BottomBar({ places }: { readonly places: boolean }) {
  const { colours } = useLook();
  const t = useWords("frame");
  const here = placeOf(usePathname());
  return (
    <Pinned at="bottom" label={places ? t("places") : t("wayOut")}>
      {(places ? PLACES : []).map(({ name, href }) => {
        const on = name === here;
        const colour = on ? colours.link : colours.secondary;
        return (
          <Anchor
            key={name}
            href={href}
            current={on}
            style={{
              flexGrow: 1,
              flexShrink: 1,
              flexBasis: 0,
              maxWidth: 200,
              minHeight: 64,
              textDecorationLine: "none",
            }}
          >
            <View
              style={{
                alignItems: "center",
                justifyContent: "center",
                paddingTop: 5,
                minHeight: 64,
                borderTopWidth: 3,
                borderTopColor: on ? colours.link : "transparent",
              }}
            >
              <PlaceIcon name={name} colour={colour} />
              <Text
                style={{
                  fontFamily,
                  fontSize: 16,
                  lineHeight: 24,
                  color: colour,
                  fontWeight: on ? "700" : "400",
                }}
              >
                {t(name)}
              </Text>
            </View>
          </Anchor>
        );
      })}
      <QuickExit at={places ? "bar" : "barAlone"} />
    </Pinned>
  );
}
