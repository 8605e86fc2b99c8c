import { Pressable, Text, View } from "react-native";
import { useEffect, useRef } from "react";
import { fontFamily, radius, space, TARGET, type } from "../look/tokens.js";
import { useLook } from "../look/useLook.js";
import { useWords } from "../words/index.js";
import { focusOn } from "./focus.js";
import { Heading } from "./Heading.js";

export interface FieldError {
  /** The field's id. */
  readonly id: string;
  readonly message: string;
}

interface Props {
  readonly errors: readonly FieldError[];
}

/** What is wrong with a form, each line leading to its field. It takes the focus when it appears. */
export function ErrorSummary({ errors }: Props) {
  const { colours } = useLook();
  const t = useWords("parts");
  const box = useRef<View>(null);
  const said = errors.map((error) => error.message).join("|");

  useEffect(() => {
    if (said !== "") box.current?.focus();
  }, [said]);

  if (errors.length === 0) return null;
  return (
    <View
      ref={box}
      role="alert"
      tabIndex={-1}
      style={{
        borderWidth: 4,
        borderColor: colours.error,
        borderRadius: radius.control,
        padding: space.three,
        gap: space.one,
      }}
    >
      <Heading level={2}>{t("errorSummary")}</Heading>
      {errors.map(({ id, message }) => (
        <Pressable
          key={id}
          role="link"
          onPress={() => focusOn(id)}
          style={{ minHeight: TARGET, justifyContent: "center" }}
        >
          <Text
            style={[
              type.body,
              { fontFamily, color: colours.error, fontWeight: "600", textDecorationLine: "underline" },
            ]}
          >
            {message}
          </Text>
        </Pressable>
      ))}
    </View>
  );
}
