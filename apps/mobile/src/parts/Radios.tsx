import { Pressable, Text, View } from "react-native";
import { fontFamily, space, type } from "../look/tokens.js";
import { useLook } from "../look/useLook.js";
import { FieldFrame } from "./FieldFrame.js";
import { useRoving } from "./roving.js";

export interface RadioOption<Value extends string> {
  readonly value: Value;
  readonly label: string;
  readonly hint?: string | undefined;
}

interface Props<Value extends string> {
  /** Unique on the screen; the error summary links to it. */
  readonly id: string;
  /** The question. */
  readonly label: string;
  readonly hint?: string;
  readonly error?: string | undefined;
  readonly options: readonly RadioOption<Value>[];
  /** null: nothing is chosen yet. */
  readonly value: Value | null;
  readonly onChange: (value: Value) => void;
  /** True where the question is the screen's title and need not be read twice. */
  readonly hideLabel?: boolean;
}

/** A question with a few answers, one under another, each as large as a finger. */
export function Radios<Value extends string>({
  id,
  label,
  hint,
  error,
  options,
  value,
  onChange,
  hideLabel = false,
}: Props<Value>) {
  const chosen = options.findIndex((option) => option.value === value);
  const propsOf = useRoving(options.length, chosen, (index) => {
    const option = options[index];
    if (option !== undefined) onChange(option.value);
  });
  return (
    <FieldFrame id={id} label={label} hint={hint} error={error} hideLabel={hideLabel} group>
      <View role="radiogroup" aria-label={label} {...describedBy(id, hint, error)} style={{ gap: space.one }}>
        {options.map((option, index) => (
          <Pressable
            key={option.value}
            {...(index === 0 ? { id } : {})}
            role="radio"
            aria-checked={index === chosen}
            aria-label={option.hint === undefined ? option.label : `${option.label}. ${option.hint}`}
            onPress={() => onChange(option.value)}
            {...propsOf(index)}
            style={{
              flexDirection: "row",
              gap: space.two,
              paddingVertical: space.one,
              minHeight: 48,
              alignSelf: "flex-start",
            }}
          >
            <Dot on={index === chosen} />
            <View style={{ flexShrink: 1, paddingTop: 2 }}>
              <OptionText label={option.label} hint={option.hint} />
            </View>
          </Pressable>
        ))}
      </View>
    </FieldFrame>
  );
}

function OptionText({ label, hint }: { readonly label: string; readonly hint?: string | undefined }) {
  const { colours } = useLook();
  return (
    <>
      <Text style={[type.body, { fontFamily, color: colours.text }]}>{label}</Text>
      {hint === undefined ? null : (
        <Text style={[type.small, { fontFamily, color: colours.secondary }]}>{hint}</Text>
      )}
    </>
  );
}

function Dot({ on }: { readonly on: boolean }) {
  const { colours } = useLook();
  return (
    <View
      style={{
        width: 32,
        height: 32,
        borderRadius: 16,
        borderWidth: 2,
        borderColor: on ? colours.action : colours.control,
        alignItems: "center",
        justifyContent: "center",
      }}
    >
      {on ? (
        <View style={{ width: 16, height: 16, borderRadius: 8, backgroundColor: colours.action }} />
      ) : null}
    </View>
  );
}

export function describedBy(id: string, hint: string | undefined, error: string | undefined): object {
  const ids = [hint === undefined ? null : `${id}-hint`, error === undefined ? null : `${id}-error`].filter(
    (part) => part !== null,
  );
  return ids.length === 0 ? {} : { "aria-describedby": ids.join(" ") };
}
