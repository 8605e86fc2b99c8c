import { Pressable, Text, View } from "react-native";
import { useId, useState, type ReactNode } from "react";
import { fontFamily, space, TARGET, type } from "../look/tokens.js";
import { useLook } from "../look/useLook.js";

interface Props {
  /** What is inside: "What estimated means". */
  readonly title: string;
  readonly children: ReactNode;
  /** A fuller name for screen readers, beginning with the title: where several on a screen are called alike. */
  readonly label?: string;
  readonly open?: boolean;
  /** For a parent that wants to know, or to remember. */
  readonly onToggle?: (open: boolean) => void;
}

/** Something one tap away. What is closed is not in the page at all. */
export function Disclosure({ title, children, label, open: openAtFirst = false, onToggle }: Props) {
  const { colours } = useLook();
  const [open, setOpen] = useState(openAtFirst);
  const id = useId();

  function toggle() {
    setOpen(!open);
    onToggle?.(!open);
  }

  return (
    <View>
      <Pressable
        role="button"
        aria-expanded={open}
        {...(label === undefined ? {} : { "aria-label": label })}
        {...(open ? { "aria-controls": id } : {})}
        onPress={toggle}
        style={{
          flexDirection: "row",
          alignItems: "center",
          gap: space.one,
          minHeight: TARGET,
          alignSelf: "flex-start",
        }}
      >
        <Chevron open={open} />
        <Text
          style={[
            type.body,
            { fontFamily, color: colours.link, textDecorationLine: "underline", flexShrink: 1 },
          ]}
        >
          {title}
        </Text>
      </Pressable>
      {open ? (
        <View id={id} style={{ paddingTop: space.one, paddingBottom: space.two, gap: space.two }}>
          {children}
        </View>
      ) : null}
    </View>
  );
}

function Chevron({ open }: { readonly open: boolean }) {
  const { colours } = useLook();
  return (
    <View
      style={{
        width: 10,
        height: 10,
        marginHorizontal: 4,
        borderRightWidth: 3,
        borderBottomWidth: 3,
        borderColor: colours.link,
        transform: [{ translateY: open ? -2 : 0 }, { rotate: open ? "45deg" : "-45deg" }],
      }}
    />
  );
}
