import { monthAndYear, pence } from "../../words/format.js";
import { useLanguage, useWords } from "../../words/index.js";
import { LinesTable } from "./LinesTable.js";
import { textOf, type FuelYear, type MonthOfYear } from "./month-lines.js";

interface Props {
  readonly year: FuelYear;
  readonly month: MonthOfYear;
}

/** Every line of a month: energy by band, standing charge, VAT, total. */
export function MonthTable({ year, month }: Props) {
  const t = useWords("compare");
  const { language } = useLanguage();
  const text = textOf(year);
  const standing = t("tariff.standingDays", {
    count: month.standingDays,
    pence: pence(year.standingPencePerDay, language),
  });
  return (
    <LinesTable
      caption={monthAndYear(`${month.month}-01`, language)}
      hideCaption
      lines={month.lines.map((line) => ({ ...line, amount: text(line.exactPence) }))}
      sums={[
        { key: "standing", name: standing, amount: text(month.standingExactPence) },
        { key: "vat", name: t("tariff.vat"), amount: text(month.vatExactPence) },
        { key: "total", name: t("tariff.total"), amount: text(month.totalExactPence) },
      ]}
    />
  );
}
