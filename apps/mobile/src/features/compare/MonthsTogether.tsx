import { View } from "react-native";
import { useLook } from "../../look/useLook.js";
import { Paragraph } from "../../parts/Paragraph.js";
import { Table } from "../../parts/Table.js";
import { shortMonthName } from "../../words/format.js";
import { useLanguage, useWords } from "../../words/index.js";
import { addExactPence } from "./exact-amounts.js";
import { energyOf, textOf, type FuelYear } from "./month-lines.js";

interface Row {
  readonly key: string;
  readonly name: string;
  readonly energy: string;
  readonly standing: string;
  readonly vat: string;
  readonly total: string;
}

/** The months of a fuel's year and their sum. On a phone the parts stand under the month. */
export function MonthsTogether({ year }: { readonly year: FuelYear }) {
  const t = useWords("compare");
  const { wide } = useLook();
  const rows = useRows(year);
  return (
    <Table
      caption={t("tariff.months")}
      columns={[
        { title: t("tariff.month"), share: wide ? 1.1 : 2.4 },
        ...(wide
          ? [
              { title: t("tariff.energy"), figures: true },
              { title: t("tariff.standing"), figures: true },
              { title: t("tariff.vat"), figures: true, share: 0.8 },
            ]
          : []),
        { title: t("tariff.total"), figures: true, share: 1.2 },
      ]}
      rows={rows.map((row) => ({
        key: row.key,
        cells: wide
          ? [row.name, row.energy, row.standing, row.vat, row.total]
          : [<MonthAndParts key="month" row={row} />, row.total],
      }))}
    />
  );
}

function useRows(year: FuelYear): readonly Row[] {
  const t = useWords("compare");
  const { language } = useLanguage();
  const { months, totalExactPence } = year;
  const text = textOf(year);
  const sumOf = (amounts: readonly string[]) => text(addExactPence(amounts));
  return [
    ...months.map((month) => ({
      key: month.month,
      name: `${shortMonthName(Number(month.month.slice(5)), language)} ${month.month.slice(0, 4)}`,
      energy: text(energyOf(month)),
      standing: text(month.standingExactPence),
      vat: text(month.vatExactPence),
      total: text(month.totalExactPence),
    })),
    {
      key: "total",
      name: t("tariff.total"),
      energy: sumOf(months.map(energyOf)),
      standing: sumOf(months.map(({ standingExactPence }) => standingExactPence)),
      vat: sumOf(months.map(({ vatExactPence }) => vatExactPence)),
      total: text(totalExactPence),
    },
  ];
}

function MonthAndParts({ row }: { readonly row: Row }) {
  const t = useWords("compare");
  return (
    <View>
      <Paragraph size="small" strong>
        {row.name}
      </Paragraph>
      <Paragraph size="small" quiet>
        {t("tariff.monthParts", { energy: row.energy, standing: row.standing, vat: row.vat })}
      </Paragraph>
    </View>
  );
}
