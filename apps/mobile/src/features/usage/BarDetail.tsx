import { View } from "react-native";
import { space } from "../../look/tokens.js";
import { Heading } from "../../parts/Heading.js";
import { Link } from "../../parts/Link.js";
import { Paragraph } from "../../parts/Paragraph.js";
import { useWords } from "../../words/index.js";
import type { BarWords } from "./bar-words.js";
import { Arrow } from "./PeriodNav.js";

interface Props {
  readonly words: BarWords;
  readonly kind: "halfHour" | "day";
  readonly isFirst: boolean;
  readonly isLast: boolean;
  /** Steps to the neighbour: a bar on a phone is thinner than a finger. */
  readonly onStep: (direction: 1 | -1) => void;
  /** Where the picked day opens; null for a half hour. */
  readonly dayHref: string | null;
}

/** Room for the buttons, and for two lines and a half of each fuel, so that picking another bar moves nothing below. */
const HEAD_PX = 56;
const LINE_PX = 68;

/** The facts of the bar that is picked. */
export function BarDetail({ words, kind, isFirst, isLast, onStep, dayHref }: Props) {
  const t = useWords("usage");
  return (
    <View
      role="region"
      aria-label={t("detailLabel")}
      style={{ gap: space.one, minHeight: HEAD_PX + words.lines.length * LINE_PX }}
    >
      <View style={{ flexDirection: "row", alignItems: "center", gap: space.one }}>
        <Arrow label={t(`barBefore.${kind}`)} sign="‹" faint={isFirst} onPress={() => onStep(-1)} />
        <Arrow label={t(`barAfter.${kind}`)} sign="›" faint={isLast} onPress={() => onStep(1)} />
        <View style={{ flexShrink: 1, paddingLeft: space.one }}>
          <Heading level={3}>{words.title}</Heading>
        </View>
      </View>
      <View style={{ gap: space.half }}>
        {words.lines.map((line) => (
          <Paragraph key={line}>{line}</Paragraph>
        ))}
        {words.reasons.map((reason) => (
          <Paragraph key={reason} size="small" quiet>
            {reason}
          </Paragraph>
        ))}
        {dayHref === null ? null : <Link href={dayHref}>{t("openDay")}</Link>}
      </View>
    </View>
  );
}
