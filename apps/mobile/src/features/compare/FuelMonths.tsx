import { useState } from "react";
import { View } from "react-native";
import { useLook } from "../../look/useLook.js";
import { Button } from "../../parts/Button.js";
import { Disclosure } from "../../parts/Disclosure.js";
import { Heading } from "../../parts/Heading.js";
import { Paragraph } from "../../parts/Paragraph.js";
import { SideBySide } from "../../parts/SideBySide.js";
import { Stack } from "../../parts/Stack.js";
import { monthAndYear } from "../../words/format.js";
import { useLanguage, useWords } from "../../words/index.js";
import { MonthsTogether } from "./MonthsTogether.js";
import { MonthTable } from "./MonthTable.js";
import { textOf, type FuelYear } from "./month-lines.js";

/** A fuel's year: its months in one table, and each month line by line. */
export function FuelMonths({ year }: { readonly year: FuelYear }) {
  const t = useWords("compare");
  const { wide } = useLook();
  const name = year.direction === "export" ? "export" : year.fuel;
  return (
    <Stack gap="two">
      <Heading level={2}>{t(`tariff.monthsOf.${name}`)}</Heading>
      <Paragraph>{t(year.vatIncluded ? "tariff.pricesWithVat" : "tariff.pricesWithoutVat")}</Paragraph>
      {wide ? (
        <SideBySide first={<MonthsTogether year={year} />} second={<EachMonth year={year} />} />
      ) : (
        <>
          <EachMonth year={year} />
          <Disclosure
            title={t("tariff.monthsTable")}
            label={`${t("tariff.monthsTable")}: ${t(`tariff.monthsOf.${name}`)}`}
          >
            <MonthsTogether year={year} />
          </Disclosure>
        </>
      )}
      <Paragraph size="small" quiet>
        {t("tariff.rounded")}
      </Paragraph>
    </Stack>
  );
}

/** Closed at first: a year of lines is long. One button opens them all, for reading through or for paper. */
function EachMonth({ year }: { readonly year: FuelYear }) {
  const t = useWords("compare");
  const { language } = useLanguage();
  const [allOpen, setAllOpen] = useState(false);
  return (
    <Stack gap="one">
      <Button kind="link" expanded={allOpen} onPress={() => setAllOpen(!allOpen)}>
        {t(allOpen ? "tariff.closeAll" : "tariff.openAll")}
      </Button>
      <View>
        {year.months.map((month) => (
          <Disclosure
            key={`${month.month} ${allOpen}`}
            open={allOpen}
            title={t("tariff.ofMonth", {
              month: monthAndYear(`${month.month}-01`, language),
              amount: textOf(year)(month.totalExactPence),
            })}
          >
            <MonthTable year={year} month={month} />
          </Disclosure>
        ))}
      </View>
    </Stack>
  );
}
