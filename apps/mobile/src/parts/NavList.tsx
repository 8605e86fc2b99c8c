import { Text, View } from "react-native";
import { fontFamily, READING_WIDTH, space, type } from "../look/tokens.js";
import { useLook } from "../look/useLook.js";
import { Anchor } from "./Anchor.js";

interface Props {
  readonly items: readonly {
    readonly href: string;
    readonly title: string;
    readonly detail?: string | undefined;
  }[];
}

/** Ways on, one under another, each a whole row to press. */
export function NavList({ items }: Props) {
  const { colours } = useLook();
  return (
    <View role="list" style={{ maxWidth: READING_WIDTH, borderTopWidth: 1, borderTopColor: colours.border }}>
      {items.map(({ href, title, detail }) => (
        <View key={href} role="listitem" style={{ borderBottomWidth: 1, borderBottomColor: colours.border }}>
          <Anchor href={href} style={{ textDecorationLine: "none", display: "block" }}>
            <View
              style={{
                flexDirection: "row",
                alignItems: "center",
                gap: space.two,
                paddingVertical: space.two,
                minHeight: 64,
              }}
            >
              <View style={{ flexGrow: 1, flexShrink: 1 }}>
                <Text style={[type.body, { fontFamily, fontWeight: "600", color: colours.link }]}>
                  {title}
                </Text>
                {detail === undefined ? null : (
                  <Text style={[type.small, { fontFamily, color: colours.secondary }]}>{detail}</Text>
                )}
              </View>
              <Onward />
            </View>
          </Anchor>
        </View>
      ))}
    </View>
  );
}

function Onward() {
  const { colours } = useLook();
  return (
    <View
      style={{
        width: 10,
        height: 10,
        marginRight: space.half,
        borderRightWidth: 2,
        borderTopWidth: 2,
        borderColor: colours.secondary,
        transform: [{ rotate: "45deg" }],
      }}
    />
  );
}
