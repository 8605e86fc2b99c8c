import { useEffect, useRef, useState } from "react";
import { View } from "react-native";
import { space } from "../../look/tokens.js";
import { Paragraph } from "../../parts/Paragraph.js";
import { ProgressBar } from "../../parts/ProgressBar.js";
import { useWords } from "../../words/index.js";

/** The longest that the service looks, in seconds. */
const MOST_SECONDS = 10;

interface Props {
  readonly source: string;
  /** Where the button that was pressed makes room for this: reading goes on here, not at the page's beginning. */
  readonly takesFocus?: boolean;
}

const GAPS = { gap: space.two } as const;

/** Nobody can say how far a supplier is: the bar is the time that is left for its answer, and says so. */
export function Looking({ source, takesFocus = false }: Props) {
  const t = useWords("link");
  const seconds = Math.min(useSeconds(), MOST_SECONDS);
  const box = useRef<View>(null);
  useEffect(() => {
    if (takesFocus) box.current?.focus();
  }, [takesFocus]);
  return (
    <View ref={box} role="group" aria-label={t("looking.label", { source })} tabIndex={-1} style={GAPS}>
      <ProgressBar
        label={t("looking.label", { source })}
        count={t("looking.seconds", { seconds, most: MOST_SECONDS })}
        part={seconds / MOST_SECONDS}
      />
      <Paragraph quiet>{t("looking.text")}</Paragraph>
    </View>
  );
}

/** Whole seconds since this was first shown. */
function useSeconds(): number {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setSeconds((past) => past + 1), 1_000);
    return () => clearInterval(timer);
  }, []);
  return seconds;
}
