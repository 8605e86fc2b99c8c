import { TextInput, View, Text, type TextInputProps } from "react-native";
import { fontFamily, radius, space, type } from "../look/tokens.js";
import { useLook } from "../look/useLook.js";
import { FieldFrame } from "./FieldFrame.js";
import { describedBy } from "./Radios.js";

interface Props {
  /** Unique on the screen; the error summary links to it. */
  readonly id: string;
  readonly label: string;
  /** With an example: "13 digits, on your bill after 'S'". */
  readonly hint?: string;
  readonly error?: string | undefined;
  readonly value: string;
  readonly onChange: (text: string) => void;
  /** About how many characters the answer has: the box is that wide. */
  readonly characters?: number;
  readonly lines?: number;
  readonly inputMode?: TextInputProps["inputMode"];
  /** Written after the box, such as "p a kWh". */
  readonly after?: string;
  readonly hideLabel?: boolean;
  /** A password or a key: not shown while it is typed, and never kept. */
  readonly secret?: boolean;
  readonly onSubmit?: () => void;
}

/** One thing to type. Nothing is refused while it is being typed; it is judged when the form is sent. */
export function Field(props: Props) {
  const {
    id,
    label,
    hint,
    error,
    value,
    onChange,
    characters,
    lines = 1,
    inputMode = "text",
    after,
    hideLabel = false,
    secret = false,
  } = props;
  const { colours } = useLook();
  return (
    <FieldFrame id={id} label={label} hint={hint} error={error} hideLabel={hideLabel}>
      <View style={{ flexDirection: "row", alignItems: "center", gap: space.one, flexWrap: "wrap" }}>
        <TextInput
          id={id}
          value={value}
          onChangeText={onChange}
          aria-label={label}
          {...describedBy(id, hint, error)}
          {...(error === undefined ? {} : { "aria-invalid": true })}
          inputMode={inputMode}
          autoComplete="off"
          spellCheck={lines > 1}
          secureTextEntry={secret}
          {...(secret ? { autoCapitalize: "none" as const, autoCorrect: false } : {})}
          multiline={lines > 1}
          {...(lines > 1 ? { rows: lines } : {})}
          {...(props.onSubmit === undefined ? {} : { onSubmitEditing: props.onSubmit })}
          style={[
            type.body,
            {
              fontFamily,
              color: colours.text,
              backgroundColor: colours.page,
              borderWidth: 2,
              borderColor: error === undefined ? colours.control : colours.error,
              borderRadius: radius.control,
              paddingHorizontal: space.two,
              paddingVertical: space.one,
              minHeight: 48,
              flexGrow: characters === undefined ? 1 : 0,
              flexShrink: 1,
              maxWidth: "100%",
              ...(characters === undefined ? {} : { width: characters * 12 + 40 }),
              ...(lines > 1
                ? { minHeight: lines * type.body.lineHeight + 20, textAlignVertical: "top" as const }
                : {}),
            },
          ]}
        />
        {after === undefined ? null : (
          <Text style={[type.body, { fontFamily, color: colours.secondary }]}>{after}</Text>
        )}
      </View>
    </FieldFrame>
  );
}
