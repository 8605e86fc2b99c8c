import { Text } from "react-native";
import { radius, READING_WIDTH, space, type } from "../look/tokens.js";
import { useLook } from "../look/useLook.js";

interface Props {
  readonly children: string;
  /** To be written down by hand. */
  readonly large?: boolean;
}

/** Something to type into a computer, letter by letter. */
export function Command({ children, large = false }: Props) {
  const { colours } = useLook();
  return (
    <Text
      // What a computer reads is in no language.
      {...{ lang: "" }}
      style={[
        large ? type.lead : type.small,
        {
          fontFamily: "monospace",
          color: colours.text,
          backgroundColor: colours.page,
          borderWidth: 1,
          borderColor: colours.border,
          borderRadius: radius.control,
          padding: space.two,
          maxWidth: READING_WIDTH,
        },
      ]}
    >
      {children}
    </Text>
  );
}
