import { Text, View } from "react-native";
import { fontFamily, type } from "../look/tokens.js";
import { useLook } from "../look/useLook.js";

interface Props {
  /** "£2.41" */
  readonly value: string;
  /** What it is: "So far today". */
  readonly label: string;
  /** One quiet line under it. */
  readonly detail?: string;
  readonly large?: boolean;
}

/** A number to read at arm's length. Screen readers hear the label first, then the figure. */
export function KeyFigure({ value, label, detail, large = false }: Props) {
  const { colours } = useLook();
  return (
    <View>
      <Text style={[type.body, { fontFamily, color: colours.secondary }]}>{label}</Text>
      <Text
        style={[
          large ? type.keyFigure : type.keyFigureSmall,
          {
            fontFamily,
            color: colours.text,
            fontWeight: "700",
            fontVariant: ["tabular-nums"],
            letterSpacing: -0.5,
          },
        ]}
      >
        {value}
      </Text>
      {detail === undefined ? null : (
        <Text style={[type.small, { fontFamily, color: colours.secondary }]}>{detail}</Text>
      )}
    </View>
  );
}
