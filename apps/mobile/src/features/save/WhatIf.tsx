import type { TariffComparison } from "@halfhourly/contracts";
import { router, useLocalSearchParams } from "expo-router";
import { View } from "react-native";
import { useComparison } from "../../data/comparison-queries.js";
import { Answered } from "../../parts/Answered.js";
import { Notice } from "../../parts/Notice.js";
import { Paragraph } from "../../parts/Paragraph.js";
import { Radios } from "../../parts/Radios.js";
import { Screen } from "../../parts/Screen.js";
import { SideBySide } from "../../parts/SideBySide.js";
import { Stack } from "../../parts/Stack.js";
import { useWords } from "../../words/index.js";
import { NotReady } from "../compare/NotReady.js";
import { SHARES } from "./what-if.js";
import { WhatIfAnswer } from "./WhatIfAnswer.js";

/** The one what-if: some of the evening's use at night instead, on every tariff. */
export function WhatIf() {
  const t = useWords("save");
  const any = useComparison({});
  return (
    <Screen title={t("whatIf.title")} back={{ href: "/save" }}>
      <Answered answer={any} shape={[240, 96, 160]}>
        {(comparison) => <OfElectricity comparison={comparison} />}
      </Answered>
    </Screen>
  );
}

/** Only electricity costs more at one hour than at another. */
function OfElectricity({ comparison }: { readonly comparison: TariffComparison }) {
  const t = useWords("save");
  if (comparison.state !== "ready") return <NotReady comparison={comparison} />;
  if (!comparison.scopes.includes("electricity")) return <Notice state="empty">{t("whatIf.needs")}</Notice>;
  return <Asked />;
}

function Asked() {
  const t = useWords("save");
  const { move } = useLocalSearchParams<{ move?: string }>();
  const percent = SHARES.find((share) => String(share) === move) ?? 0;
  const now = useComparison({ scope: "electricity" });
  const then = useComparison({ scope: "electricity", moveEveningPercent: percent });
  const question = (
    <Radios
      id="move"
      label={t("whatIf.question")}
      options={SHARES.map((share) => ({
        value: String(share),
        label: share === 0 ? t("whatIf.none") : t("whatIf.share", { percent: share }),
      }))}
      value={String(percent)}
      onChange={(value) => router.setParams({ move: value === "0" ? undefined : value })}
    />
  );
  const answer = (
    <View aria-live="polite">
      <Answered answer={now} shape={[96, 160]}>
        {(before) => (
          <Answered answer={then} shape={[96, 160]}>
            {(after) =>
              after.state === "ready" ? (
                <WhatIfAnswer now={before} then={after} percent={percent} />
              ) : (
                <NotReady comparison={after} />
              )
            }
          </Answered>
        )}
      </Answered>
    </View>
  );
  return (
    <>
      <SideBySide first={question} second={answer} />
      <Stack gap="one">
        <Paragraph quiet>{t("whatIf.kept")}</Paragraph>
        <Paragraph quiet>{t("whatIf.ideas")}</Paragraph>
        <Paragraph quiet>{t("whatIf.safety")}</Paragraph>
      </Stack>
    </>
  );
}
