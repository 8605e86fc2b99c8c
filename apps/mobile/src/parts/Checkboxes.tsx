import { Pressable, Text, View } from "react-native";
import { fontFamily, radius, space, type } from "../look/tokens.js";
import { useLook } from "../look/useLook.js";
import { FieldFrame } from "./FieldFrame.js";
import { describedBy } from "./Radios.js";

export interface CheckboxOption {
  readonly value: string;
  readonly label: string;
  readonly hint?: string | undefined;
}

interface Props {
  /** Unique on the screen; the error summary links to it. */
  readonly id: string;
  /** The question. */
  readonly label: string;
  readonly hint?: string;
  readonly error?: string | undefined;
  readonly options: readonly CheckboxOption[];
  readonly values: readonly string[];
  readonly onChange: (values: readonly string[]) => void;
  readonly hideLabel?: boolean;
}

/** A question with several answers, one under another, each as large as a finger. */
export function Checkboxes({ id, label, hint, error, options, values, onChange, hideLabel = false }: Props) {
  const toggle = (value: string) =>
    onChange(values.includes(value) ? values.filter((one) => one !== value) : [...values, value]);
  return (
    <FieldFrame id={id} label={label} hint={hint} error={error} hideLabel={hideLabel} group>
      <View role="group" aria-label={label} {...describedBy(id, hint, error)} style={{ gap: space.one }}>
        {options.map((option, index) => (
          <Pressable
            key={option.value}
            {...(index === 0 ? { id } : {})}
            role="checkbox"
            aria-checked={values.includes(option.value)}
            aria-label={option.hint === undefined ? option.label : `${option.label}. ${option.hint}`}
            onPress={() => toggle(option.value)}
            {...bySpace(() => toggle(option.value))}
            style={{
              flexDirection: "row",
              gap: space.two,
              paddingVertical: space.one,
              minHeight: 48,
              alignSelf: "flex-start",
            }}
          >
            <Box on={values.includes(option.value)} />
            <OptionText {...option} />
          </Pressable>
        ))}
      </View>
    </FieldFrame>
  );
}

function OptionText({ label, hint }: CheckboxOption) {
  const { colours } = useLook();
  return (
    <View style={{ flexShrink: 1, paddingTop: 2 }}>
      <Text style={[type.body, { fontFamily, color: colours.text }]}>{label}</Text>
      {hint === undefined ? null : (
        <Text style={[type.small, { fontFamily, color: colours.secondary }]}>{hint}</Text>
      )}
    </View>
  );
}

function Box({ on }: { readonly on: boolean }) {
  const { colours } = useLook();
  return (
    <View
      style={{
        width: 32,
        height: 32,
        borderRadius: radius.control,
        borderWidth: 2,
        borderColor: on ? colours.action : colours.control,
        alignItems: "center",
        justifyContent: "center",
      }}
    >
      {on ? (
        <View
          style={{
            width: 9,
            height: 17,
            marginTop: -4,
            borderRightWidth: 4,
            borderBottomWidth: 4,
            borderColor: colours.action,
            transform: [{ rotate: "45deg" }],
          }}
        />
      ) : null}
    </View>
  );
}

/** The key of a checkbox is the space bar; React Native's types do not know the key events that the web build hands on. */
function bySpace(act: () => void): object {
  return {
    onKeyDown: (event: { readonly key: string; preventDefault(): void }) => {
      if (event.key !== " ") return;
      event.preventDefault();
      act();
    },
  };
}
