import { Pressable, Text, View } from "react-native";
import { useState } from "react";
import type { PeriodKind } from "../../data/answers.js";
import { fontFamily, radius, space, TARGET, type } from "../../look/tokens.js";
import { useLook } from "../../look/useLook.js";
import { Heading } from "../../parts/Heading.js";
import { useWords } from "../../words/index.js";

interface Props {
  readonly period: PeriodKind;
  /** "Saturday 21 November". */
  readonly title: string;
  /** False at the ends of what is held. */
  readonly hasEarlier: boolean;
  readonly hasLater: boolean;
  readonly onMove: (direction: 1 | -1) => void;
}

/** Which period is shown, and the way to its neighbours. */
export function PeriodNav({ period, title, hasEarlier, hasLater, onMove }: Props) {
  const t = useWords("usage");
  const { colours } = useLook();
  const [refused, setRefused] = useState<string | null>(null);

  function move(direction: 1 | -1) {
    const may = direction > 0 ? hasLater : hasEarlier;
    setRefused(may ? null : t(direction > 0 ? "noLater" : "noEarlier"));
    if (may) onMove(direction);
  }

  return (
    <View style={{ gap: space.half }}>
      <View style={{ flexDirection: "row", alignItems: "center", gap: space.one }}>
        <Arrow label={t(`earlier.${period}`)} sign="‹" faint={!hasEarlier} onPress={() => move(-1)} />
        <Arrow label={t(`later.${period}`)} sign="›" faint={!hasLater} onPress={() => move(1)} />
        <View style={{ flexShrink: 1, paddingLeft: space.one }}>
          <Heading level={2}>{title}</Heading>
        </View>
      </View>
      <Text aria-live="polite" style={[type.small, { fontFamily, color: colours.secondary }]}>
        {refused ?? ""}
      </Text>
    </View>
  );
}

interface ArrowProps {
  readonly label: string;
  readonly sign: string;
  /** Nothing lies that way: it says so when pressed. */
  readonly faint: boolean;
  readonly onPress: () => void;
}

/** A step to a neighbour: 48 px, named in full for those who do not see the sign. */
export function Arrow({ label, sign, faint, onPress }: ArrowProps) {
  const { colours } = useLook();
  return (
    <Pressable
      role="button"
      aria-label={label}
      aria-disabled={faint}
      onPress={onPress}
      style={{
        width: TARGET + 4,
        height: TARGET + 4,
        flexShrink: 0,
        alignItems: "center",
        justifyContent: "center",
        borderRadius: radius.control,
        borderWidth: 2,
        borderColor: faint ? colours.border : colours.action,
      }}
    >
      <Text
        aria-hidden
        style={{ fontFamily, fontSize: 30, lineHeight: 34, color: faint ? colours.control : colours.link }}
      >
        {sign}
      </Text>
    </Pressable>
  );
}
