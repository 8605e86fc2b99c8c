import { useEffect, useState } from "react";
import { Paragraph } from "../../parts/Paragraph.js";
import { ProgressBar } from "../../parts/ProgressBar.js";
import { Stack } from "../../parts/Stack.js";
import { useWords } from "../../words/index.js";

/** The longest that the service looks, in seconds. */
const MOST_SECONDS = 10;

/** Nobody can say how far a supplier is: the bar is the time that is left for its answer, and says so. */
export function Looking({ source }: { readonly source: string }) {
  const t = useWords("link");
  const seconds = Math.min(useSeconds(), MOST_SECONDS);
  return (
    <Stack gap="two">
      <ProgressBar
        label={t("looking.label", { source })}
        count={t("looking.seconds", { seconds, most: MOST_SECONDS })}
        part={seconds / MOST_SECONDS}
      />
      <Paragraph quiet>{t("looking.text")}</Paragraph>
    </Stack>
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
