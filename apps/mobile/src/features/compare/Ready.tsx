import type { TariffComparison } from "@halfhourly/contracts";
import { useLook } from "../../look/useLook.js";
import { Link } from "../../parts/Link.js";
import { Notice } from "../../parts/Notice.js";
import { Paragraph } from "../../parts/Paragraph.js";
import { SideBySide } from "../../parts/SideBySide.js";
import { Stack } from "../../parts/Stack.js";
import { useWords } from "../../words/index.js";
import type { CompareChoice } from "./compare-choice.js";
import { Controls } from "./Controls.js";
import { CostChart, CostTable } from "./CostChart.js";
import { Grounds } from "./Grounds.js";
import { leadSentence, surenessSentences } from "./sentences.js";
import { TariffList } from "./TariffList.js";

interface Props {
  readonly comparison: TariffComparison;
  readonly choice: CompareChoice;
  readonly onChoose: (change: Partial<CompareChoice>) => void;
}

/** Said first, with how sure it is; then what may be chosen, the chart and its table, the list, and what it rests on. */
export function Ready({ comparison, choice, onChoose }: Props) {
  const { wide } = useLook();
  const grounds = <Grounds comparison={comparison} />;
  return (
    <Stack gap="four">
      <SideBySide first={<Lead comparison={comparison} />} second={wide ? grounds : null} />
      <Controls comparison={comparison} choice={choice} onChoose={onChoose} />
      {comparison.results.length === 0 ? null : (
        <SideBySide
          first={<CostChart comparison={comparison} />}
          second={<CostTable comparison={comparison} />}
        />
      )}
      <TariffList key={comparison.scope} comparison={comparison} meter={choice.meter} />
      {wide ? null : grounds}
    </Stack>
  );
}

function Lead({ comparison }: { readonly comparison: TariffComparison }) {
  const t = useWords("compare");
  const { market, today, scope, meters } = comparison;
  const wanted = scope === "gas" ? "gas" : "electricity";
  const meter = meters.find(({ fuel }) => fuel === wanted) ?? meters[0];
  return (
    <Stack gap="two">
      <Paragraph size="lead">{leadSentence(comparison, t)}</Paragraph>
      <Stack gap="one">
        {[...new Set(surenessSentences(comparison, t))].map((sentence) => (
          <Paragraph key={sentence}>{sentence}</Paragraph>
        ))}
        {today === null && meter !== undefined ? (
          <Link href={`/you/meters/${encodeURIComponent(meter.meterId)}/tariffs/add`}>{t("addToday")}</Link>
        ) : null}
      </Stack>
      {market.isGenerated ? <Notice state="plain">{t("inventedAll")}</Notice> : null}
    </Stack>
  );
}
