import { Text, View } from "react-native";
import type { ReactNode } from "react";
import { fontFamily, READING_WIDTH, space, type } from "../look/tokens.js";
import { useLook } from "../look/useLook.js";
import { useWords } from "../words/index.js";
import { Label } from "./Label.js";

interface Props {
  readonly id: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  readonly hideLabel?: boolean;
  /** Several controls under one question: the label belongs to none of them alone. */
  readonly group?: boolean;
  readonly children: ReactNode;
}

/** Label above, hint below it, error beside the control: the same for every kind of field. */
export function FieldFrame({ id, label, hint, error, hideLabel = false, group = false, children }: Props) {
  const { colours } = useLook();
  const t = useWords("parts");
  const wrong = error !== undefined;
  return (
    <View
      style={{
        gap: space.one,
        maxWidth: READING_WIDTH,
        ...(wrong ? { borderLeftWidth: 4, borderLeftColor: colours.error, paddingLeft: space.two } : {}),
      }}
    >
      {hideLabel ? null : <Label forId={group ? null : id}>{label}</Label>}
      {hint === undefined ? null : (
        <Text id={`${id}-hint`} style={[type.small, { fontFamily, color: colours.secondary }]}>
          {hint}
        </Text>
      )}
      {wrong ? (
        <Text id={`${id}-error`} style={[type.body, { fontFamily, fontWeight: "600", color: colours.error }]}>
          {`${t("errorPrefix")} ${error}`}
        </Text>
      ) : null}
      {children}
    </View>
  );
}
