import { Pressable, Text, View, type TextStyle, type ViewStyle } from "react-native";
import { fontFamily, radius, space, TARGET, type } from "../look/tokens.js";
import type { Colours } from "../look/tokens.js";
import { useLook } from "../look/useLook.js";

interface Props {
  /** What happens when it is pressed: a verb. */
  readonly children: string;
  readonly onPress: () => void;
  /** "primary": the one thing to do here. "secondary": as heavy, not filled. "link": reads as text. */
  readonly kind?: "primary" | "secondary" | "link";
  /** Busy: the label says what is under way and a second press does nothing. */
  readonly busyLabel?: string | undefined;
  /** A fuller name for screen readers, beginning with the visible words. */
  readonly label?: string;
  readonly expanded?: boolean;
  /** Id of what this button shows and hides. */
  readonly controls?: string;
  readonly lang?: string;
  /** For whoever brings the focus back to it. */
  readonly id?: string;
  /** As wide as its place allows: for two answers of equal weight. */
  readonly fill?: boolean;
}

/** Never disabled: a button that cannot work yet says why when it is pressed. */
export function Button({
  children,
  onPress,
  kind = "primary",
  busyLabel,
  label,
  expanded,
  controls,
  lang,
  id,
  fill = false,
}: Props) {
  const { colours } = useLook();
  const busy = busyLabel !== undefined;
  const look = lookOf(kind, colours);
  return (
    <Pressable
      role="button"
      {...(id === undefined ? {} : { id })}
      onPress={() => (busy ? undefined : onPress())}
      {...(label === undefined ? {} : { "aria-label": label })}
      {...(expanded === undefined ? {} : { "aria-expanded": expanded })}
      {...(controls === undefined ? {} : { "aria-controls": controls })}
      {...(lang === undefined ? {} : { lang })}
      aria-busy={busy}
      style={({ pressed }) => [look.box, fill && FILL, pressed && { opacity: 0.8 }]}
    >
      <View aria-live="polite">
        <Text style={[type.body, { fontFamily, textAlign: "center" }, look.text]}>
          {busy ? `${busyLabel}…` : children}
        </Text>
      </View>
    </Pressable>
  );
}

const FILL: ViewStyle = { flexGrow: 1, flexShrink: 1, flexBasis: 256, alignSelf: "stretch" };

function lookOf(
  kind: "primary" | "secondary" | "link",
  colours: Colours,
): { box: ViewStyle; text: TextStyle } {
  const box: ViewStyle = {
    minHeight: 48,
    minWidth: TARGET,
    justifyContent: "center",
    borderRadius: radius.control,
    alignSelf: "flex-start",
  };
  if (kind === "link") {
    return {
      box: { ...box, minHeight: TARGET },
      text: { color: colours.link, textDecorationLine: "underline", textAlign: "left" },
    };
  }
  const filled = kind === "primary";
  return {
    box: {
      ...box,
      paddingVertical: space.one,
      paddingHorizontal: space.three,
      borderWidth: 2,
      borderColor: colours.action,
      backgroundColor: filled ? colours.action : "transparent",
    },
    text: { color: filled ? colours.onAction : colours.link, fontWeight: "600" },
  };
}
