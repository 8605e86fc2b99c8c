import { View } from "react-native";
import type { ShownLive } from "../../data/answers.js";
import { useLive } from "../../data/link-queries.js";
import { useNow } from "../../data/now.js";
import { space } from "../../look/tokens.js";
import { useLook } from "../../look/useLook.js";
import { Answered } from "../../parts/Answered.js";
import { KeyFigure } from "../../parts/KeyFigure.js";
import { Panel } from "../../parts/Panel.js";
import { Heading } from "../../parts/Heading.js";
import { Paragraph } from "../../parts/Paragraph.js";
import { number, spokenInstant } from "../../words/format.js";
import { useLanguage, useWords } from "../../words/index.js";
import { isStillNow } from "./figure-age.js";

/** What is being used right now, with its age: provisional, and asked for only while somebody looks. */
export function LivePower({ meterId }: { readonly meterId: string }) {
  const t = useWords("meterPage");
  const live = useLive(meterId, true);
  return (
    <Panel label={t("live.title")}>
      <Heading level={2}>{t("live.title")}</Heading>
      <Answered answer={live} shape={[72]}>
        {({ live: held }) =>
          held === null ? <Paragraph>{t("live.waiting")}</Paragraph> : <Power held={held} />
        }
      </Answered>
      <Paragraph size="small" quiet>
        {t("live.looking")}
      </Paragraph>
    </Panel>
  );
}

function Power({ held }: { readonly held: NonNullable<ShownLive["live"]> }) {
  const t = useWords("meterPage");
  const { language } = useLanguage();
  const now = useNow();
  const { colours } = useLook();
  const { powerW, at, ageSeconds, freshWithinSeconds } = held;
  if (powerW === null || at === null) return <Paragraph>{t("live.noPower")}</Paragraph>;
  return (
    <View style={{ gap: space.one }}>
      <View style={{ flexDirection: "row", gap: space.two, alignItems: "flex-end" }}>
        <KeyFigure
          label={t(powerW < 0 ? "live.sending" : "live.using")}
          value={`${number(Math.abs(powerW))}\u00a0W`}
        />
        {/* The dot of what is provisional, as in the charts. */}
        <View
          style={{
            width: 12,
            height: 12,
            borderRadius: 6,
            marginBottom: 16,
            backgroundColor: colours.provisional,
          }}
        />
      </View>
      <Paragraph>
        {isStillNow(ageSeconds, freshWithinSeconds)
          ? t("live.age", { count: ageSeconds })
          : t("live.old", { when: spokenInstant(at, now, language) })}
      </Paragraph>
    </View>
  );
}
