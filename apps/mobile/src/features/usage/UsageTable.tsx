import { Text, View } from "react-native";
import { fontFamily, type } from "../../look/tokens.js";
import { useLook } from "../../look/useLook.js";
import { Paragraph } from "../../parts/Paragraph.js";
import { Stack } from "../../parts/Stack.js";
import { Table } from "../../parts/Table.js";
import type { Usage } from "../../data/answers.js";
import { shortMonthName, shortWeekdayAndDay } from "../../words/format.js";
import { useLanguage, useWords } from "../../words/index.js";
import { amountText, figureText, unitOf } from "./amount-text.js";
import type { BarNote } from "./bar-notes.js";
import type { Measure } from "./measure.js";
import { sayWithin } from "./say.js";
import { tableColumns, tableRows, type TableRow } from "./table-rows.js";
import type { UsageBar } from "./usage-bars.js";
import { useVoice } from "./useVoice.js";

interface Props {
  readonly usage: Usage;
  readonly bars: readonly UsageBar[];
  readonly measure: Measure;
}

/** The chart's values as a table: the same facts, in the same order. */
export function UsageTable({ usage, bars, measure }: Props) {
  const t = useWords("usage");
  const energy = useWords("energy");
  const isDay = usage.period === "day";
  const isYear = usage.period === "year";
  const unit = unitOf(measure, isDay);
  const columns = tableColumns(bars);
  // A month of several fuels has long figures in narrow columns; one fuel by itself is told to the watt-hour.
  const energyDecimals = isYear && columns.length > 1 ? 1 : 3;
  const caption = isDay
    ? t(`eachHalfHour.${unit as "kWh"}`)
    : isYear
      ? t(`eachMonth.${unit as "kWh"}`)
      : t(`eachDay.${unit as "kWh"}`);
  return (
    <Stack gap="one">
      <Paragraph strong>{caption}</Paragraph>
      <Table
        caption={caption}
        hideCaption
        columns={[
          {
            title: t(isDay ? "table.starts" : isYear ? "table.month" : "table.day"),
            share: 1.3,
          },
          ...columns.map((column) => ({
            title: energy(column),
            figures: true,
            share: column === "electricity" ? 1.35 : 1,
          })),
        ]}
        rows={tableRows(usage, bars, measure).map((row) => ({
          key: row.key,
          cells: [
            <RowHeading key="heading" row={row} measure={measure} />,
            ...row.values.map((value) =>
              value === null ? "–" : figureText(value, measure, isDay, energyDecimals),
            ),
          ],
        }))}
      />
      <Paragraph size="small" quiet>
        {isYear ? `${t("table.explain")} ${t("table.explainAverage")}` : t("table.explain")}
      </Paragraph>
    </Stack>
  );
}

function RowHeading({ row, measure }: { readonly row: TableRow; readonly measure: Measure }) {
  const { colours } = useLook();
  const { language } = useLanguage();
  const t = useWords("usage");
  const noteWords = useNoteWords();
  const heading = useHeadingWords();
  const perDay = row.perDay ?? null;
  const remarks = [
    ...(perDay === null ? [] : [t("table.perDay", { amount: amountText(perDay, measure, language) })]),
    ...(row.notes.length === 0 ? [] : [row.notes.map(noteWords).join(", ")]),
  ];
  return (
    <View>
      <Text
        style={[
          type.small,
          { fontFamily, color: colours.text, fontWeight: "600", fontVariant: ["tabular-nums"] },
        ]}
      >
        {heading(row)}
      </Text>
      {remarks.map((remark) => (
        <Text key={remark} style={[type.small, { fontFamily, color: colours.secondary }]}>
          {remark}
        </Text>
      ))}
    </View>
  );
}

function useHeadingWords(): (row: TableRow) => string {
  const t = useWords("usage");
  const { language } = useLanguage();
  return ({ heading }) => {
    switch (heading.as) {
      case "clock":
        return heading.text;
      case "day":
        return shortWeekdayAndDay(heading.date, language);
      case "month":
        return shortMonthName(Number(heading.date.slice(5, 7)), language);
      default:
        return t(`table.${heading.as}`);
    }
  };
}

function useNoteWords(): (note: BarNote) => string {
  const t = useWords("usage");
  const energy = useWords("energy");
  const { voice } = useVoice();
  return ({ series, state, count, change }) => {
    const note = change
      ? sayWithin(change, voice)
      : count === null
        ? t(`note.${state}`)
        : t(`noteCount.${state}`, { count });
    return series === null ? note : t("noteOfFuel", { fuel: energy(series), note });
  };
}
