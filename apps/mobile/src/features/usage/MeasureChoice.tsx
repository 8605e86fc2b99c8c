import { Choice } from "../../parts/Choice.js";
import { useWords } from "../../words/index.js";
import { MEASURES, type Measure } from "./measure.js";

interface Props {
  readonly measure: Measure;
  readonly onMeasure: (measure: Measure) => void;
}

/** What the chart counts: money, energy or carbon. */
export function MeasureChoice({ measure, onMeasure }: Props) {
  const t = useWords("usage");
  return (
    <Choice
      label={t("control.measure")}
      options={MEASURES.map((name) => ({ value: name, label: t(`measures.${name}`) }))}
      value={measure}
      onChange={onMeasure}
    />
  );
}
