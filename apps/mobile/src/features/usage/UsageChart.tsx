import { useState } from "react";
import { BarChart } from "../../chart/BarChart.js";
import { Legend } from "../../chart/Legend.js";
import { YearMapChart } from "../../chart/YearMapChart.js";
import type { Usage } from "../../data/answers.js";
import { useLook } from "../../look/useLook.js";
import { Paragraph } from "../../parts/Paragraph.js";
import { Stack } from "../../parts/Stack.js";
import { shortMonthName } from "../../words/format.js";
import { useLanguage, useWords } from "../../words/index.js";
import { limitTexts, tickTexts, unitOf } from "./amount-text.js";
import { axisLabels } from "./axis-labels.js";
import { BarDetail } from "./BarDetail.js";
import { barWords, spokenBar } from "./bar-words.js";
import { chartBarsOf, mapDaysOf } from "./chart-bars.js";
import { highestIndex } from "./highlights.js";
import { barLegend, mapLegend, onlySeries } from "./legend-items.js";
import type { Measure } from "./measure.js";
import { usageHref } from "./usage-choice.js";
import { dateOf, type UsageBar } from "./usage-bars.js";
import { useVoice } from "./useVoice.js";

interface Props {
  readonly usage: Usage;
  readonly bars: readonly UsageBar[];
  readonly measure: Measure;
  /** What the chart shows, in a sentence. */
  readonly sentence: string;
  readonly onSwipe: (direction: 1 | -1) => void;
}

/** The chart, what its looks mean, and the facts of the bar that is picked. */
export function UsageChart(props: Props) {
  const { usage, bars, measure } = props;
  const t = useWords("usage");
  const energy = useWords("energy");
  const { voice } = useVoice();
  const [picked, setPicked] = useState(() => highestIndex(bars, measure));
  const isDay = usage.period === "day";
  const kind = isDay ? "halfHour" : "day";
  const bar = bars[picked];
  if (!bar) return null;
  const words = barWords(bar, measure, isDay, voice, {
    series: (name) => energy(name),
    quality: (quality) => energy(`quality.${quality}`),
  });
  const picking = {
    picked,
    onPick: setPicked,
    pickLabel: t(`pick.${kind}`),
    pickText: spokenBar(words),
    sentence: t("chartLabel", { sentence: props.sentence }),
    onSwipe: props.onSwipe,
  };
  return (
    <Stack gap="two">
      {usage.period === "year" ? (
        <MapOfYear {...props} picking={picking} />
      ) : (
        <Bars {...props} picking={picking} />
      )}
      <BarDetail
        words={words}
        kind={kind}
        isFirst={picked === 0}
        isLast={picked === bars.length - 1}
        onStep={(direction) => setPicked(Math.min(bars.length - 1, Math.max(0, picked + direction)))}
        dayHref={!isDay ? usageHref({ period: "day", date: dateOf(bar), fuel: usage.fuel }) : null}
      />
    </Stack>
  );
}

interface Picking {
  readonly picked: number;
  readonly onPick: (index: number) => void;
  readonly pickLabel: string;
  readonly pickText: string;
  readonly sentence: string;
  readonly onSwipe: (direction: 1 | -1) => void;
}

const HEIGHT_PX = { narrow: 240, wide: 320 } as const;

function Bars({ usage, bars, measure, picking }: Props & { readonly picking: Picking }) {
  const t = useWords("usage");
  const { language } = useLanguage();
  const { wide } = useLook();
  const isDay = usage.period === "day";
  const chartBars = chartBarsOf(bars, measure);
  const unit = unitOf(measure, isDay);
  return (
    <>
      <Paragraph size="small" quiet>
        {isDay ? t(`eachHalfHour.${unit as "kWh"}`) : t(`eachDay.${unit as "kWh"}`)}
      </Paragraph>
      <BarChart
        {...picking}
        bars={chartBars}
        height={wide ? HEIGHT_PX.wide : HEIGHT_PX.narrow}
        // Energy below the line is what was sent out: nobody sends a negative kilowatt-hour.
        tickTexts={(ticks) => tickTexts(measure === "cost" ? ticks : ticks.map(Math.abs), measure, isDay)}
        labelsFor={(barPx, fontScale) => axisLabels(bars, usage.period, language, barPx, fontScale)}
      />
      <Legend
        label={t("legend.label")}
        items={barLegend(chartBars, measure, (word) => t(`legend.${word}`))}
      />
    </>
  );
}

function MapOfYear({ usage, bars, measure, picking }: Props & { readonly picking: Picking }) {
  const t = useWords("usage");
  const { language } = useLanguage();
  const { colours } = useLook();
  const days = mapDaysOf(bars, measure);
  const names = bars[0]?.parts.map(({ series }) => series) ?? [];
  const only = onlySeries(names);
  const colour = only ? colours[only] : colours.secondary;
  return (
    <>
      <Paragraph size="small" quiet>
        {t("yearKey")}
      </Paragraph>
      <YearMapChart
        {...picking}
        days={days}
        colour={colour}
        monthText={(month) => shortMonthName(Number(month.slice(5)), language)}
      />
      <Legend
        label={t("legend.label")}
        items={mapLegend(days, colour, {
          below: (to) => t("legend.below", { to }),
          between: (from, to) => t("legend.between", { from, to }),
          above: (from) => t("legend.above", { from }),
          limits: (values) => limitTexts(values, measure, language),
          gap: () => t("legend.gapOfDay"),
        })}
      />
      {names.includes("export") && usage.exported ? (
        <Paragraph size="small" quiet>
          {t("yearWithoutExport")}
        </Paragraph>
      ) : null}
    </>
  );
}
