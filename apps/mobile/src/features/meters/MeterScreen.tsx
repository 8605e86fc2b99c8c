import { useLocalSearchParams } from "expo-router";
import type { ReactNode } from "react";
import type { Meter } from "../../data/answers.js";
import { useMeters } from "../../data/queries.js";
import { Answered } from "../../parts/Answered.js";
import { Notice } from "../../parts/Notice.js";
import { Paragraph } from "../../parts/Paragraph.js";
import { Screen } from "../../parts/Screen.js";
import { useWords } from "../../words/index.js";
import { spacedMeterPoint, useMeterName } from "./meter-words.js";

interface Props {
  readonly title: string;
  /** Heights in px of what is to come, below the line that names the meter. */
  readonly shape: readonly number[];
  readonly children: (meter: Meter) => ReactNode;
}

/** A screen about the one meter that its address names: which one it is, then what the screen is for. */
export function MeterScreen({ title, shape, children }: Props) {
  const { meterId = "" } = useLocalSearchParams<{ meterId: string }>();
  const meters = useMeters();
  const files = useWords("files");
  const nameOf = useMeterName();
  return (
    <Screen title={title} back={{ href: "/you/meters" }}>
      <Answered answer={meters} shape={[32, ...shape]}>
        {(list) => {
          const meter = list.meters.find(({ id }) => id === meterId);
          if (meter === undefined) return <Notice state="error">{files("faults.meter-not-found")}</Notice>;
          return (
            <>
              <Paragraph quiet>
                {files("forMeter", { name: nameOf(meter), number: spacedMeterPoint(meter) })}
              </Paragraph>
              {children(meter)}
            </>
          );
        }}
      </Answered>
    </Screen>
  );
}
