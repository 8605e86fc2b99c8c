import { Text, View } from "react-native";
import { fontFamily, space, type } from "../look/tokens.js";
import { useLook } from "../look/useLook.js";

/** Room for the longest name in both languages, in px. */
const NAME_WIDTH = 192;

interface Props {
  readonly facts: readonly { readonly name: string; readonly value: string }[];
}

/** Names and values, one pair a line; on a phone the value stands under its name. */
export function Facts({ facts }: Props) {
  const { colours, wide } = useLook();
  return (
    <View role="list" style={{ gap: wide ? space.one : space.two }}>
      {facts.map(({ name, value }) => (
        <View
          key={name}
          role="listitem"
          style={{ flexDirection: wide ? "row" : "column", columnGap: space.two }}
        >
          <Text
            style={[
              type.body,
              { fontFamily, color: colours.secondary },
              wide && { width: NAME_WIDTH, flexShrink: 0 },
            ]}
          >
            {name}
          </Text>
          <Text
            style={[
              type.body,
              {
                fontFamily,
                color: colours.text,
                flexGrow: 1,
                flexShrink: 1,
                flexBasis: wide ? 0 : "auto",
                fontVariant: ["tabular-nums"],
              },
            ]}
          >
            {value}
          </Text>
        </View>
      ))}
    </View>
  );
}
