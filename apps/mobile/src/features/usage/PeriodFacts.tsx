import type { Usage } from "../../data/answers.js";
import { useWords } from "../../words/index.js";
import { SentenceList } from "./SentenceList.js";
import { dayCorrections } from "./corrections.js";
import type { Finding } from "./finding.js";
import {
  comparableMeasure,
  comparisonFinding,
  exportFinding,
  gasVolumeFinding,
  highestFinding,
  unpricedFuels,
} from "./highlights.js";
import type { Measure } from "./measure.js";
import { caveats } from "./sentences.js";
import type { UsageBar } from "./usage-bars.js";
import { useVoice } from "./useVoice.js";

interface Props {
  readonly usage: Usage;
  readonly bars: readonly UsageBar[];
  readonly measure: Measure;
}

/** What else is true of the period: its peak, the comparison with its figures, the grid, and what limits the figures. */
export function PeriodFacts({ usage, bars, measure }: Props) {
  const t = useWords("usage");
  const { tell } = useVoice();
  const comparison = comparisonFinding(usage, measure);
  const byCost = comparableMeasure(usage, measure) === "cost";
  const findings: (Finding | null)[] = [
    highestFinding(usage, bars, measure),
    exportFinding(usage),
    gasVolumeFinding(usage),
    ...caveats(usage.imported, measure, unpricedFuels(usage)).flatMap((finding) => {
      if (finding.key === "missing") return [];
      return finding.key === "corrected" && usage.period === "day"
        ? dayCorrections(bars, finding.count ?? 0)
        : [finding];
    }),
  ];
  const compared = byCost ? `${tell(comparison)} ${tell({ key: "comparison.costNote" })}` : tell(comparison);
  const told = findings.flatMap((finding) => (finding === null ? [] : [tell(finding)]));
  return <SentenceList title={t("toKnow")} sentences={[...told.slice(0, 1), compared, ...told.slice(1)]} />;
}
