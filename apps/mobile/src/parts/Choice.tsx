import { Pressable, Text, View } from "react-native";
import { fontFamily, radius, space, TARGET, type } from "../look/tokens.js";
import { useLook } from "../look/useLook.js";
import { useRoving } from "./roving.js";

export interface Option<Value extends string> {
  readonly value: Value;
  readonly label: string;
}

interface Props<Value extends string> {
  /** What is chosen here, for screen readers: "Period". */
  readonly label: string;
  readonly options: readonly Option<Value>[];
  readonly value: Value;
  readonly onChange: (value: Value) => void;
}

/** A segmented control: one of a few, all in sight. A radio group to the keyboard and to screen readers. */
export function Choice<Value extends string>({ label, options, value, onChange }: Props<Value>) {
  const { colours } = useLook();
  const chosen = options.findIndex((option) => option.value === value);
  const propsOf = useRoving(options.length, chosen, (index) => {
    const option = options[index];
    if (option !== undefined) onChange(option.value);
  });
  return (
    <View
      role="radiogroup"
      aria-label={label}
      style={{
        flexDirection: "row",
        flexWrap: "wrap",
        alignSelf: "flex-start",
        gap: space.half,
        padding: space.half,
        borderRadius: radius.panel,
        backgroundColor: colours.panel,
      }}
    >
      {options.map((option, index) => {
        const on = index === chosen;
        return (
          <Pressable
            key={option.value}
            role="radio"
            aria-checked={on}
            aria-label={option.label}
            onPress={() => onChange(option.value)}
            {...propsOf(index)}
            style={{
              minHeight: TARGET,
              minWidth: TARGET,
              paddingHorizontal: space.two,
              justifyContent: "center",
              borderRadius: radius.control,
              borderWidth: 2,
              borderColor: on ? colours.action : "transparent",
              backgroundColor: on ? colours.page : "transparent",
            }}
          >
            <Text
              style={[
                type.body,
                {
                  fontFamily,
                  textAlign: "center",
                  color: on ? colours.text : colours.secondary,
                  fontWeight: on ? "700" : "400",
                },
              ]}
            >
              {option.label}
            </Text>
          </Pressable>
        );
      })}
    </View>
  );
}
